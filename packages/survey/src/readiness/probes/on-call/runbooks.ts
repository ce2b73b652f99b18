import type { Probe } from "../../probe.js";
import { isTemplate, type JudgedDocument, judgeDocument } from "./judged-document.js";
import { operationDocuments } from "./operation-documents.js";

const runbookPath =
  /(?:^|\/)(?:run-?books?|play-?books?|on-?call)\/|(?:^|[/_-])(?:run-?book|play-?book|on-?call|incident-response)[^/]*$/i;

/** Whether there are runbooks that help somebody at night: with content, sections, and steps or commands. */
export const runbooks: Probe = {
  id: "runbooks",
  capability: "on-call",
  strength: "wired",
  looksFor: "Runbooks with real content: several sections, and steps or commands to follow.",
  look: (files) => {
    const judged = operationDocuments(files, runbookPath).map(({ path, text }) => ({
      path,
      judged: judgeDocument(text),
    }));
    const filled = judged.filter(({ path, judged: one }) => !isTemplate(path, one));
    const real = filled.filter(({ judged: one }) => isRunbook(one));
    const places = (list: readonly { readonly path: string }[]) =>
      list.slice(0, 4).map(({ path }) => ({ file: path }));
    const alone = real.filter(({ path }) => isAmongTemplates(path, judged));
    if (real.length > 0 && alone.length === real.length)
      return [
        {
          outcome: "true",
          strength: "declared",
          message: "There is a runbook, but all others beside it are templates that nobody has filled in.",
          places: places(real),
        },
      ];
    if (real.length > 0)
      return [
        {
          outcome: "true",
          message: `There are runbooks with steps to follow: ${real.length}.`,
          places: places(real),
        },
      ];
    if (filled.some(({ judged: one }) => one.words >= fewWords)) {
      const said = filled.filter(({ judged: one }) => one.words >= fewWords);
      const message = "There are documents on operation, but without steps or commands to follow.";
      return [{ outcome: "true", strength: "declared", message, places: places(said) }];
    }
    if (judged.length > 0)
      return [
        {
          outcome: "false",
          message: "There are runbooks, but they are templates or hold next to nothing.",
          places: places(judged),
        },
      ];
    return [
      {
        outcome: "not-available",
        message: "There are no runbooks here; they often live in a wiki or a paging service.",
      },
    ];
  },
};

const fewWords = 40;

/** Whether every other runbook of the folder is a form, those aside that are called templates and mean to be. */
function isAmongTemplates(
  path: string,
  all: readonly { readonly path: string; readonly judged: JudgedDocument }[],
): boolean {
  const folder = (file: string) => file.slice(0, file.lastIndexOf("/") + 1);
  const others = all.filter(
    (one) => one.path !== path && folder(one.path) === folder(path) && !/template/i.test(one.path),
  );
  return others.length > 0 && others.every((one) => isTemplate(one.path, one.judged));
}

function isRunbook({ words, headings, steps, commands }: JudgedDocument): boolean {
  return words >= 60 && headings >= 2 && steps + commands >= 3;
}
