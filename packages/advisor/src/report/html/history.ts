import type { History, ModuleHistory } from "@ashlar/survey";
import { escapeHtml, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { historyText } from "../words/history-text.js";
import { list } from "./list.js";
import type { PageSection } from "./section.js";
import { table } from "./table.js";

// What comes after these is no candidate.
const most = 8;

/** What git remembers, which modules change alone, and what could not be looked at. */
export function history({ evidence: { history, notes } }: Advice): PageSection {
  return {
    id: "history",
    title: "The history, and what was not seen",
    short: "History",
    lead: "What git remembers. A module that changes often and alone is a candidate to be extracted: a modest signal.",
    content: [
      ...(history === undefined
        ? []
        : [`<p>${historyText(history).map(prose).join(" ")}</p>`, candidates(history)]),
      notesView([...(history?.caveats ?? []).map(({ message }) => message), ...notes]),
    ]
      .filter((part) => part !== "")
      .join("\n"),
  };
}

function candidates({ modules }: History): string {
  if (modules.length === 0) return "";
  return table<ModuleHistory>(
    "Modules by how often and how alone they change",
    [
      {
        heading: "Module",
        cell: ({ name, folder }) => `${escapeHtml(name)} <code class="place">${escapeHtml(folder)}</code>`,
      },
      { heading: "Commits", cell: ({ commits }) => commits.toLocaleString("en-US") },
      { heading: "Of these alone", cell: ({ ownCommits }) => ownCommits.toLocaleString("en-US") },
      { heading: "Authors", cell: ({ authors }) => authors.toLocaleString("en-US") },
      { heading: "Score", cell: ({ extractionScore }) => extractionScore.toFixed(2) },
    ],
    modules.slice(0, most),
  );
}

function notesView(notes: readonly string[]): string {
  return notes.length === 0 ? "" : `<h3>To beware of</h3>\n${list(notes.map(prose))}`;
}
