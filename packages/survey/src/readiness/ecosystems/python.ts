import { blankComments } from "../code/blank-comments.js";
import type { Dependency } from "./ecosystem.js";

/** Whether a file is a manifest of Python. */
export function isPythonManifest(path: string): boolean {
  return /(?:^|\/)(?:pyproject\.toml|Pipfile|setup\.cfg|setup\.py|requirements[^/]*\.(?:txt|in)|requirements\/[^/]+\.(?:txt|in))$/.test(
    path,
  );
}

type Scope = Dependency["scope"];

const developmentName = /dev|test|lint|doc|ci\b|type|check|build|style|format/i;

/** The dependencies of a Python manifest. Extras and groups for tests, linting and documents count as development. */
export function pythonDependencies(file: string, text: string): readonly Dependency[] {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (/\.(?:txt|in)$/.test(name)) return requirements(file, text);
  if (name === "setup.py") return setupScript(file, text);
  return sections(file, text, name === "setup.cfg");
}

function requirements(file: string, text: string): readonly Dependency[] {
  const scope: Scope = developmentName.test(file.slice(file.lastIndexOf("requirements")))
    ? "development"
    : "runtime";
  return text
    .split("\n")
    .flatMap((line, at) => (/^\s*[#-]/.test(line) ? [] : named(file, requirementName(line), scope, at + 1)));
}

function setupScript(file: string, text: string): readonly Dependency[] {
  const bare = blankComments(text, "hash");
  const start = bare.search(/install_requires\s*=\s*\[/);
  if (start === -1) return [];
  const first = bare.slice(0, start).split("\n").length;
  const list = bare
    .slice(start)
    .split("]")[0]!
    .replace(/^install_requires\s*=\s*\[/, "");
  return list
    .split("\n")
    .flatMap((line, at) =>
      [...line.matchAll(/["']([^"']+)["']/g)].flatMap(([, one]) =>
        named(file, requirementName(one!), "runtime", first + at),
      ),
    );
}

/** What a section of a TOML or INI file holds: one dependency a key, or lists of requirements below keys. */
function sectionKind(
  section: string,
  key: string,
  isIni: boolean,
): { kind: "keys" | "list"; scope: Scope } | undefined {
  const group = /^tool\.poetry\.group\.["']?([^."']+)["']?\.dependencies$/.exec(section)?.[1];
  if (group !== undefined) return { kind: "keys", scope: group === "main" ? "runtime" : "development" };
  if (section === "tool.poetry.dependencies" || section === "packages")
    return { kind: "keys", scope: "runtime" };
  if (section === "tool.poetry.dev-dependencies" || section === "dev-packages")
    return { kind: "keys", scope: "development" };
  if (section === "project" && key === "dependencies") return { kind: "list", scope: "runtime" };
  if (section === "project.optional-dependencies" || section === "options.extras_require")
    return { kind: "list", scope: developmentName.test(key) ? "development" : "runtime" };
  if (
    section === "dependency-groups" ||
    section === "tool.uv" ||
    section.startsWith("tool.pdm.dev-dependencies")
  )
    return { kind: "list", scope: "development" };
  if (isIni && section === "options" && key === "install_requires") return { kind: "list", scope: "runtime" };
  return undefined;
}

function sections(file: string, text: string, isIni: boolean): readonly Dependency[] {
  let section = "";
  let key = "";
  let depth = 0;
  return text.split("\n").flatMap((written, at): readonly Dependency[] => {
    const line = written.replace(/(^|\s)#.*$/, "$1");
    const header = depth === 0 ? /^\[([^\][]+)\]\s*$/.exec(line)?.[1] : undefined;
    if (header !== undefined) {
      section = header.trim();
      key = "";
      return [];
    }
    const pair = depth === 0 ? /^["']?([\w.-]+)["']?\s*=\s*(.*)$/.exec(line) : null;
    if (pair) key = pair[1]!;
    const kind = sectionKind(section, key, isIni);
    const value = pair ? pair[2]! : line;
    if (!isIni) depth = Math.max(0, depth + brackets(value));
    if (kind === undefined) return [];
    if (kind.kind === "keys") return pair && key !== "python" ? named(file, key, kind.scope, at + 1) : [];
    if (isIni) return named(file, requirementName(value), kind.scope, at + 1);
    return [...value.matchAll(/"([^"]+)"|'([^']+)'/g)].flatMap(([, a, b]) =>
      named(file, requirementName(a ?? b ?? ""), kind.scope, at + 1),
    );
  });
}

function brackets(text: string): number {
  const bare = text.replace(/"[^"]*"|'[^']*'/g, "");
  return [...bare].reduce((sum, one) => sum + (one === "[" ? 1 : one === "]" ? -1 : 0), 0);
}

function requirementName(requirement: string): string | undefined {
  return /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:[=<>!~;@#,]|\s|$)/.exec(requirement)?.[1];
}

function named(file: string, name: string | undefined, scope: Scope, line: number): readonly Dependency[] {
  if (name === undefined) return [];
  return [{ ecosystem: "python", name: name.toLowerCase().replace(/[_.]+/g, "-"), scope, file, line }];
}
