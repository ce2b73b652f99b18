import { pipelinesOf } from "../../ci/pipelines-of.js";
import { blankComments } from "../../code/blank-comments.js";
import { commentSyntaxOf } from "../../code/comment-syntax.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import { isFixture, isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import {
  controllerFiles,
  describedKinds,
  type InfrastructureTool,
  infrastructureTools,
  platformFiles,
} from "./infrastructure-tools.js";
import { deployedManifestsOf } from "./kubernetes.js";
import { whyShipped } from "./shipped.js";

/** Descriptions of infrastructure by one tool. */
export interface Described {
  readonly name: string;
  readonly places: readonly EvidencePlace[];
}

/** What a repository describes of the machines and services that it runs on. */
export interface Infrastructure {
  /** For its own operation. */
  readonly own: readonly Described[];
  /** There, but made for others, for tests, or to be applied by somebody else. */
  readonly others: readonly (Described & { readonly why: string })[];
  /** To a platform, or for development. */
  readonly platforms: readonly Described[];
  /** Where a controller outside of CI is told to apply it. */
  readonly controllers: readonly EvidencePlace[];
}

const enough = 3;
const mostCandidates = 2_000;

/** What a repository describes, worked out once. */
export const infrastructureOf = oncePerRepository((files): Infrastructure => {
  const tools = infrastructureTools.map((tool) => describedBy(files, tool));
  const kinds = describedKinds.flatMap(([name, apiVersion, kind]) => {
    const objects = deployedManifestsOf(files).filter(
      (one) =>
        apiVersion.test(one.apiVersion) && kind.test(one.kind) && !/(?:^|\/)templates\//.test(one.file),
    );
    return objects.length > 0 ? [{ name, places: objects.slice(0, enough).map(placeOf) }] : [];
  });
  const controllers = kinds.filter(({ name }) => name === "Argo CD" || name === "Flux");
  return {
    own: [...tools.flatMap(({ own }) => own), ...kinds],
    others: tools.flatMap(({ others }) => others),
    platforms: platformFiles.flatMap(([name, pattern]) => {
      const found = files.paths.filter(
        (path) => pattern.test(path) && isProductPath(path) && !isFixture(path),
      );
      return found.length > 0 ? [{ name, places: found.slice(0, enough).map((file) => ({ file })) }] : [];
    }),
    controllers: [
      ...files.paths.filter((path) => controllerFiles.test(path)).map((file) => ({ file })),
      ...controllers.flatMap(({ places }) => places),
    ],
  };
});

function describedBy(
  files: RepositoryFiles,
  tool: InfrastructureTool,
): { readonly own: readonly Described[]; readonly others: Infrastructure["others"] } {
  const pipelineFiles = new Set(pipelinesOf(files).all.map(({ file }) => file));
  const candidates = files.paths
    .filter((path) => tool.files.test(path) && !pipelineFiles.has(path))
    .slice(0, mostCandidates);
  const own: EvidencePlace[] = [];
  const others = new Map<string, EvidencePlace[]>();
  for (const file of candidates) {
    if (own.length >= enough) break;
    const line = lineOf(files, tool, file);
    if (line === "nothing") continue;
    const why = whyNotOwn(files, file, line === "part");
    const place = typeof line === "number" ? { file, line } : { file };
    if (why === undefined) own.push(place);
    else others.set(why, [...(others.get(why) ?? []), place].slice(0, enough));
  }
  return {
    own: own.length > 0 ? [{ name: tool.name, places: own }] : [],
    // Beside what is its own, parts and examples say nothing more.
    others: own.length > 0 ? [] : [...others].map(([why, places]) => ({ name: tool.name, places, why })),
  };
}

/** Where it describes something that runs; `part` when it is one without a whole; `nothing` when it is another thing. */
function lineOf(
  files: RepositoryFiles,
  { holds, parts }: InfrastructureTool,
  file: string,
): number | "whole" | "part" | "nothing" {
  if (!holds) return "whole";
  const text = files.read(file) ?? "";
  if (!holds.test(text) && !parts?.test(text)) return "nothing";
  const bare = blankComments(text, commentSyntaxOf(file));
  const found = holds.exec(bare);
  if (found) return bare.slice(0, found.index + found[0].search(/\S/)).split("\n").length;
  return parts?.test(bare) ? "part" : "nothing";
}

function whyNotOwn(files: RepositoryFiles, file: string, isPart: boolean): string | undefined {
  if (!isProductPath(file) || isFixture(file)) return "in a folder for examples, tests or documents";
  const shipped = whyShipped(files, file);
  if (shipped !== undefined) return shipped;
  return isPart ? "a part that names no provider and no place for its state" : undefined;
}

function placeOf({ file, line }: { readonly file: string; readonly line: number }): EvidencePlace {
  return { file, line };
}
