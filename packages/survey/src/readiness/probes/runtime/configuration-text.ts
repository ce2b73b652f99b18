import { blankComments } from "../../code/blank-comments.js";
import { commentSyntaxOf } from "../../code/comment-syntax.js";
import { parseManifest } from "../../ecosystems/json-manifest.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import { isFixture, isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import type { Library } from "./library.js";

interface ConfigurationText {
  readonly file: string;
  readonly lines: readonly string[];
}

// How the product is configured and started in operation. Compose files are mostly for development: they are none of it.
const configurationFile = new RegExp(
  [
    String.raw`(?:^|/)(?:application|bootstrap)[^/]*\.(?:ya?ml|properties|conf)$`,
    String.raw`(?:^|/)(?:logback|log4j2)[^/]*\.(?:xml|ya?ml|properties|json)$`,
    String.raw`(?:^|/)appsettings[^/]*\.json$`,
    String.raw`(?:^|/)(?:[^/]*\.)?(?:Docker|Container)file(?:\.[^/]*)?$`,
    String.raw`(?:^|/)(?:Procfile|Gemfile|package\.json|gunicorn\.conf\.py|fly\.toml)$`,
    String.raw`(?:^|/)[^/]*(?:start|entry|run|serve)[^/]*\.sh$|(?:^|/)bin/[^/.]+$|\.service$`,
    String.raw`(?:^|/)(?:deploy|deployment|deployments|k8s|kubernetes|manifests|charts?|helm|kustomize|infra|infrastructure|ops|base|overlays)/.*\.ya?ml$`,
  ].join("|"),
);

const mostFiles = 1_000;
const startScript = /^(?:start|serve|prod|production|server|web|worker)(?::|$)/;

const configurationOf = oncePerRepository((files): readonly ConfigurationText[] =>
  files.paths
    .filter((path) => configurationFile.test(path) && isProductPath(path) && !isFixture(path))
    .slice(0, mostFiles)
    .map((file) => ({ file, lines: linesOf(files, file) })),
);

/** Where configuration or a start command uses a library. */
export function placesOfSettings(
  files: RepositoryFiles,
  { settings = [], agents = [], files: own = [], needs = [] }: Library,
  isDeclared: boolean,
): readonly EvidencePlace[] {
  const ofDependency = isDeclared ? settings : [];
  const configured =
    ofDependency.length + agents.length === 0
      ? []
      : configurationOf(files).flatMap((text) =>
          placeOf(text, [...(hasOneOf(text, needs) ? ofDependency : []), ...agents]),
        );
  if (!isDeclared || own.length === 0) return configured;
  const present = files.paths.filter(
    (path) => isProductPath(path) && own.some((one) => path === one || path.endsWith(`/${one}`)),
  );
  return [...configured, ...present.map((file) => ({ file }))];
}

function hasOneOf({ lines }: ConfigurationText, needs: readonly string[]): boolean {
  return needs.length === 0 || lines.some((line) => needs.some((one) => line.includes(one)));
}

function placeOf({ file, lines }: ConfigurationText, wanted: readonly string[]): readonly EvidencePlace[] {
  for (const setting of wanted) {
    const at = lines.findIndex((line) => line.includes(setting));
    const line = at === -1 ? nestedLine(file, lines, setting) : at + 1;
    if (line !== undefined) return [{ file, line }];
  }
  return [];
}

/** The line of `b:` below `a:`, for a setting `a.b` of a YAML file. */
function nestedLine(file: string, lines: readonly string[], setting: string): number | undefined {
  if (!/\.ya?ml$/.test(file) || !/^[\w.-]+$/.test(setting)) return undefined;
  const keys = setting.split(".");
  if (keys.length < 2) return undefined;
  let depth = 0;
  const indents: number[] = [];
  for (const [at, line] of lines.entries()) {
    const key = /^(\s*)([\w.-]+)\s*:/.exec(line);
    if (!key) continue;
    const indent = key[1]!.length;
    while (depth > 0 && indent <= indents[depth - 1]!) depth--;
    const rest = keys.slice(depth).join(".");
    if (rest === key[2] || rest.startsWith(`${key[2]}.`)) {
      if (depth === 0 && indent > 0) continue;
      const taken = key[2]!.split(".").length;
      for (let i = 0; i < taken; i++) indents[depth++] = indent;
      if (depth === keys.length) return at + 1;
    }
  }
  return undefined;
}

/** Of a package's manifest only the commands that start it: the rest names what is installed. */
function linesOf(files: RepositoryFiles, file: string): readonly string[] {
  const text = files.read(file) ?? "";
  if (!/(?:^|\/)package\.json$/.test(file)) return uncommented(text, file);
  const lines: string[] = [];
  for (const { name, text: command, line } of parseManifest(text, "scripts"))
    if (startScript.test(name)) lines[line - 1] = command;
  return Array.from(lines, (line) => line ?? "");
}

function uncommented(text: string, file: string): readonly string[] {
  const syntax = commentSyntaxOf(file);
  return blankComments(text, syntax === "none" ? "shell" : syntax).split("\n");
}
