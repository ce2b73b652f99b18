import { blankComments } from "../../code/blank-comments.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import { isFixture, isProductPath } from "../../product-path.js";
import { isShipped } from "./shipped.js";

/** One object of Kubernetes in a file, also in a chart's template, which is no YAML yet. */
export interface KubernetesObject {
  readonly kind: string;
  readonly apiVersion: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Where it asks for an agent that traces. */
  readonly tracedFrom: readonly EvidencePlace[];
  /** Where it asks to be measured. */
  readonly scrapedFrom: readonly EvidencePlace[];
}

const mostFiles = 2_000;
const traced =
  /instrumentation\.opentelemetry\.io\/inject-\w+:(?!\s*["']?false)|admission\.datadoghq\.com\/\w+-lib\.version:/;
const scraped = /prometheus\.io\/scrape:\s*["']?true|^kind:\s*(?:ServiceMonitor|PodMonitor|PodMonitoring)\b/;

/** The objects of Kubernetes that the repository holds for its own operation; what it ships to others is left out. */
export const deployedManifestsOf = oncePerRepository((files): readonly KubernetesObject[] =>
  files.paths
    .filter((path) => /\.ya?ml$/.test(path) && isProductPath(path) && !isFixture(path))
    .slice(0, mostFiles)
    .filter((path) => !isShipped(files, path))
    .flatMap((file) => objectsIn(file, files.read(file) ?? "")),
);

function objectsIn(file: string, text: string): readonly KubernetesObject[] {
  if (!text.includes("apiVersion:") || !text.includes("kind:")) return [];
  const lines = blankComments(text, "shell").split("\n");
  const objects: KubernetesObject[] = [];
  for (let start = 0; start < lines.length; ) {
    let end = start;
    while (end < lines.length && !/^---/.test(lines[end]!)) end++;
    const own = lines.slice(start, end);
    const kindAt = own.findIndex((line) => /^kind:\s*\S/.test(line));
    const apiVersion = own.map((line) => /^apiVersion:\s*["']?([^\s"']+)/.exec(line)?.[1]).find(Boolean);
    if (kindAt !== -1 && apiVersion !== undefined) {
      objects.push({
        kind: own[kindAt]!.replace(/^kind:\s*["']?([^\s"']+).*$/, "$1"),
        apiVersion,
        file,
        line: start + kindAt + 1,
        text: own.join("\n"),
        tracedFrom: placesIn(file, own, start, traced),
        scrapedFrom: placesIn(file, own, start, scraped),
      });
    }
    start = end + 1;
  }
  return objects;
}

function placesIn(
  file: string,
  lines: readonly string[],
  start: number,
  pattern: RegExp,
): readonly EvidencePlace[] {
  const at = lines.findIndex((line) => pattern.test(line));
  return at === -1 ? [] : [{ file, line: start + at + 1 }];
}
