import { pipelinesOf } from "../../ci/pipelines-of.js";
import { bareText } from "../../code/bare-text.js";
import { searchCode, sourceFilesOf } from "../../code/search-code.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import type { Probe } from "../../probe.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { aggregateMarks, eventStoreLibraries } from "./libraries/event-stores.js";
import { placeOfStep, testSteps } from "./pipeline-steps.js";
import { hasKnownCode, seeLibraries, sightingOf } from "./seen-libraries.js";

const capability = "domain-driven-design";

const eventStore: Probe = {
  id: "event-store",
  capability,
  strength: "wired",
  looksFor: "An event store, or a library for aggregates, in product code",
  look: (files) => {
    const words = {
      used: "the domain is written with",
      family: "an event store or a library for aggregates",
    };
    return [sightingOf(files, seeLibraries(files, eventStoreLibraries), words)];
  },
};

const aggregates: Probe = {
  id: "aggregates-in-code",
  capability,
  strength: "wired",
  looksFor: "Aggregates that the code calls by that name, in two parts of the domain at least",
  look: (files) => {
    const found = aggregatesOf(files);
    const [first, ...others] = found;
    if (first) {
      const places = found.slice(0, 6);
      // One is a base class or a first try.
      return others.some(({ file }) => folderOf(file) !== folderOf(first.file))
        ? [{ outcome: "true", message: "The code names its aggregates, in several parts.", places }]
        : [
            {
              outcome: "true",
              strength: "declared",
              message: "The code names an aggregate, in one place.",
              places,
            },
          ];
    }
    return hasKnownCode(files)
      ? [{ outcome: "false", message: "No code calls something an aggregate." }]
      : [{ outcome: "not-available", message: "No code in a language that is known." }];
  },
};

const likelyDomain = /(?:^|\/)[^/]*(?:domain|aggregate|context|module|model|core|entit)[^/]*\//i;
const mostFiles = 3_000;

const aggregatesOf = oncePerRepository((files): readonly EvidencePlace[] => {
  const places: EvidencePlace[] = [];
  const candidates = sourceFilesOf(files)
    .filter(({ path, role }) => role === "product" && likelyDomain.test(path))
    .slice(0, mostFiles);
  for (const { path } of candidates) {
    if (places.length >= 12) break;
    if (!(files.read(path) ?? "").includes("Aggregate")) continue;
    const at = (bareText(files, path) ?? "")
      .split("\n")
      .findIndex((line) => aggregateMarks.some((one) => one.test(line)));
    if (at !== -1) places.push({ file: path, line: at + 1 });
  }
  return places;
});

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

const contextMapFile =
  /(?:^|\/)[^/]*context[-_ ]?map[^/]*\.(?:md|adoc|cml|puml|plantuml|mmd|dsl|drawio|png|svg)$|\.cml$/i;
const eventStormingFile =
  /(?:^|\/)[^/]*(?:event[-_ ]?storming|ubiquitous[-_ ]?language|domain[-_ ]?story)[^/]*\.\w+$/i;
const vendored = /(?:^|\/)(?:node_modules|vendor|third_party)\//;

const contextMap: Probe = {
  id: "context-map",
  capability,
  strength: "declared",
  looksFor: "A context map, or the notes of an event storming",
  look: (files) => {
    const found = files.paths.filter(
      (path) =>
        (contextMapFile.test(path) || eventStormingFile.test(path)) &&
        !vendored.test(path) &&
        isWritten(files, path),
    );
    return found.length > 0
      ? [
          {
            outcome: "true",
            message: "A document says which contexts there are, or what happens in the domain.",
            places: found.slice(0, 3).map((file) => ({ file })),
          },
        ]
      : [{ outcome: "not-available", message: "No context map; such drawings often live elsewhere." }];
  },
};

/** A picture counts as it is; a text with its headings only is none yet. */
function isWritten(files: RepositoryFiles, path: string): boolean {
  if (!/\.(?:md|adoc)$/i.test(path)) return true;
  const written = (files.read(path) ?? "")
    .split("\n")
    .filter((line) => /\w/.test(line) && !/^\s*(?:#|=|TODO|TBD)/i.test(line));
  return written.join("").length >= 80;
}

const layer = /(?:^|\/)([^/]+)\/(?:src\/)?(?:main\/)?domain\//i;

const domainFolders: Probe = {
  id: "domain-folders",
  capability,
  strength: "declared",
  looksFor: "Folders named `domain`, in two parts of the product at least",
  look: (files) => {
    const parts = new Map<string, string>();
    for (const { path, role } of sourceFilesOf(files)) {
      const part = role === "product" ? layer.exec(path)?.[1] : undefined;
      if (part !== undefined && !parts.has(part)) parts.set(part, path);
    }
    if (parts.size >= 2) {
      const places = [...parts.values()].slice(0, 3).map((file) => ({ file }));
      return [
        {
          outcome: "true",
          message: `${parts.size} parts have a folder for their domain; that is a name so far.`,
          places,
        },
      ];
    }
    return hasKnownCode(files)
      ? [{ outcome: "false", message: "No two parts have a folder for their domain." }]
      : [{ outcome: "not-available", message: "No code in a language that is known." }];
  },
};

/** Tests that speak of aggregates and contexts: given events, when a command, then events; borders that a test keeps. */
const domainTests =
  /AggregateTestFixture|SagaTestFixture|DeciderSpecification|ApplicationModules\.of\(|JMoleculesDddRules|JMoleculesArchitectureRules|InMemoryRepository\.new\(|RubyEventStore::InMemory|RSpec::Matchers.*have_published|AggregateScenario|given\(.*\)\.when\(/;

const tested: Probe = {
  id: "aggregates-tested",
  capability,
  strength: "exercised",
  looksFor: "Tests of aggregates by their events, or of the borders of contexts, that a pipeline runs",
  look: (files) => {
    if (!pipelinesOf(files).isPresent) {
      return [{ outcome: "not-available", message: "There is no pipeline here that could show it." }];
    }
    const hasDomain =
      seeLibraries(files, eventStoreLibraries).used.length > 0 || aggregatesOf(files).length > 1;
    if (!hasDomain)
      return [{ outcome: "not-applicable", message: "No event store and no aggregates are in use." }];
    const [runs] = testSteps(files);
    const found = runs ? searchCode(files, { pattern: domainTests, role: "test" }) : [];
    return runs && found.length > 0
      ? [
          {
            outcome: "true",
            message: "A pipeline runs tests of aggregates or of the borders of contexts.",
            places: [...found, placeOfStep(runs)],
          },
        ]
      : [
          {
            outcome: "false",
            message: "No pipeline was seen to test aggregates or the borders of contexts.",
          },
        ];
  },
};

/** The probes for what people know of domain-driven design. */
export const domainProbes: readonly Probe[] = [eventStore, aggregates, contextMap, domainFolders, tested];
