import { bareText } from "../../code/bare-text.js";
import { sourceFilesOf } from "../../code/search-code.js";
import { ecosystems } from "../../ecosystems/ecosystem.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { placesOfSettings } from "./configuration-text.js";
import { everyLibrary } from "./every-library.js";
import { isPackageOf, type Library } from "./library.js";
import { escaped, type LibraryMatch, matchOf } from "./library-match.js";

/** What a repository says of one library. */
export interface LibraryEvidence<L extends Library = Library> {
  readonly library: L;
  /** As people call it. */
  readonly names: readonly string[];
  /** Where manifests name it for the product; not where only tests or tools need it. */
  readonly declared: readonly EvidencePlace[];
  /** Where product code, configuration or a start command uses it. */
  readonly used: readonly EvidencePlace[];
}

const enoughPlaces = 3;

// What is started first is where libraries are set up: it is read first, so that most searches end early.
const likely =
  /main|program|startup|server|app|index|bootstrap|trac|telemetry|otel|instrument|observ|metric|monitor|logg|sentry|config|settings|initializ|client|kafka|rabbit|consumer|publisher|queue|resilien|retry|circuit/i;

// Beyond this many, what has not been seen is rare at best.
const mostFiles = 4_000;

const evidenceOf = oncePerRepository((files): ReadonlyMap<Library, LibraryEvidence> => {
  const used = ecosystemsOf(files).dependencies.filter(({ scope }) => scope !== "development");
  const sources = sourceFilesOf(files).filter(({ role }) => role === "product");
  const written = new Set(sources.map(({ ecosystem }) => ecosystem));
  const named = everyLibrary.map((library) => ({
    library,
    dependencies: used.filter(
      ({ ecosystem, name }) => ecosystem === library.ecosystem && isPackageOf(library, name),
    ),
  }));
  const wanted = named.filter(
    ({ library, dependencies }) =>
      dependencies.length > 0 || (library.packages.length === 0 && written.has(library.ecosystem)),
  );
  const found = usesIn(
    files,
    sources,
    wanted.map(({ library }) => library),
  );
  return new Map(
    named.flatMap(({ library, dependencies }) => {
      const configured = placesOfSettings(files, library, dependencies.length > 0);
      const started = library.startsItself ? dependencies.map(({ file, line }) => ({ file, line })) : [];
      const used = [...(found.get(library) ?? []), ...configured, ...started].slice(0, enoughPlaces);
      if (used.length === 0 && (dependencies.length === 0 || library.onlyByUse)) return [];
      const names = library.name ? [library.name] : [...new Set(dependencies.map(({ name }) => name))];
      const declared = dependencies.slice(0, enoughPlaces).map(({ file, line }) => ({ file, line }));
      return [[library, { library, names, declared, used }] as const];
    }),
  );
});

/** What a repository says of each of the given libraries that it knows at all; those in use first. */
export function evidenceFor<L extends Library>(
  files: RepositoryFiles,
  libraries: readonly L[],
): readonly LibraryEvidence<L>[] {
  const known = libraries.flatMap((library) => {
    const evidence = evidenceOf(files).get(library);
    return evidence ? [{ ...evidence, library }] : [];
  });
  const isUsed = ({ used }: LibraryEvidence) => used.length > 0;
  return [...known.filter(isUsed), ...known.filter((one) => !isUsed(one))];
}

/** One pass over the sources for all libraries; over when each has been seen often enough. */
function usesIn(
  files: RepositoryFiles,
  sources: ReturnType<typeof sourceFilesOf>,
  libraries: readonly Library[],
): ReadonlyMap<Library, readonly EvidencePlace[]> {
  const found = new Map<Library, EvidencePlace[]>();
  for (const ecosystem of ecosystems) {
    // Without a needle a library shows in its settings only: an empty search would find it everywhere.
    const open = new Map(
      libraries
        .filter((one) => one.ecosystem === ecosystem)
        .map((one) => [one, matchOf(one)] as const)
        .filter(([, { needles }]) => needles.length > 0),
    );
    const own = sources
      .filter((one) => one.ecosystem === ecosystem && !isTool(one.path))
      .map(({ path }) => path);
    const inOrder = [isLikely, (path: string) => !isLikely(path) && !isConnector(path), isConnector];
    const likelyFirst = inOrder.flatMap((which) => own.filter(which));
    let needles = needlesOf(open.values());
    for (const path of likelyFirst.slice(0, mostFiles)) {
      if (open.size === 0) break;
      const text = files.read(path) ?? "";
      if (!needles.test(text)) continue;
      for (const [library, match] of open) {
        const line = match.mayStandIn(text) ? match.lineIn(bareText(files, path) ?? "") : undefined;
        if (line === undefined) continue;
        const places = [...(found.get(library) ?? []), { file: path, line }];
        found.set(library, places);
        if (places.length < enoughPlaces) continue;
        open.delete(library);
        needles = needlesOf(open.values());
      }
    }
  }
  return found;
}

function isLikely(path: string): boolean {
  return !isConnector(path) && likely.test(path.slice(path.lastIndexOf("/") + 1));
}

/** Whether a file is a tool of those who write the product, and no part of it. */
export function isTool(path: string): boolean {
  return /(?:^|\/)(?:scripts?|tools?|hack|ci)\//i.test(path);
}

/** Whether a file connects the product with what its customers run. It is read last. */
export function isConnector(path: string): boolean {
  return /(?:^|\/)(?:connectors?|integrations?|sources|sinks|inputs|outputs|plugins|[^/]*(?:receiver|exporter|connector)s?)\//i.test(
    path,
  );
}

function needlesOf(matches: Iterable<LibraryMatch>): RegExp {
  return new RegExp([...matches].flatMap(({ needles }) => needles.map(escaped)).join("|"));
}
