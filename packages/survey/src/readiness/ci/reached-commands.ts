import { oncePerRepository } from "../once-per-repository.js";
import { isProductPath } from "../product-path.js";
import type { RepositoryFiles } from "../repository-files.js";
import { nodeScriptsOf } from "./node-scripts.js";
import type { Command } from "./pipeline.js";
import { shellCommands } from "./shell-commands.js";

const deepest = 3;
const nodeRunner = /^(?:npm|yarn|pnpm|bun) /;
const optionsWithValue = new Set("-w -C -F --workspace --prefix --filter --cwd --dir workspace".split(" "));
const notScripts = new Set(["install", "i", "ci", "add", "exec", "dlx", "publish", "pack", "link", "cache"]);
const makeTarget = /^make(?: -\S+(?: [^-\s]\S*)?)*((?: [\w.-]+)+)/;
const scriptFile = /^(?:(?:ba|z|da)?sh |source |\. |pwsh (?:-File )?|& )?(?:\.\/|\$\{?\w+\}?\/)?([\w./-]+)/;

/** The commands that a command reaches in the repository: a script of a manifest, a make target, a shell script. */
export function reachedCommands(files: RepositoryFiles, command: string, depth = 0): readonly Command[] {
  if (depth >= deepest) return [];
  const found = [
    ...fromNodeScript(files, command),
    ...fromMakefile(files, command),
    ...fromScriptFile(files, command),
  ];
  return found.flatMap((one) => [
    one,
    ...reachedCommands(files, one.text, depth + 1).map((inner) => ({
      ...inner,
      allowsFailure: inner.allowsFailure || one.allowsFailure,
    })),
  ]);
}

function fromNodeScript(files: RepositoryFiles, command: string): readonly Command[] {
  if (!nodeRunner.test(command)) return [];
  const words = command.split(" ").slice(1);
  const own = words.filter(
    (word, at) =>
      !word.startsWith("-") && !optionsWithValue.has(word) && !optionsWithValue.has(words[at - 1] ?? ""),
  );
  const name = own[0] === "run" || own[0] === "run-script" ? own[1] : own[0];
  if (name === undefined || (own[0] === name && notScripts.has(name))) return [];
  return nodeScriptsOf(files).get(name === "t" ? "test" : name) ?? [];
}

function fromMakefile(files: RepositoryFiles, command: string): readonly Command[] {
  const targets = makeTarget.exec(command)?.[1]?.trim().split(" ") ?? [];
  return targets.flatMap((target) => recipesOf(files).get(target) ?? []);
}

function fromScriptFile(files: RepositoryFiles, command: string): readonly Command[] {
  const path = scriptFile.exec(command)?.[1];
  if (path === undefined || !scriptsOf(files).has(path)) return [];
  return shellCommands(files.read(path) ?? "", path, 1);
}

const scriptsOf = oncePerRepository(
  (files) =>
    new Set(files.paths.filter((path) => /(?:^|\/)[^/]+\.(?:sh|bash|ps1)$|(?:^|\/)[^/.]+$/.test(path))),
);

const recipesOf = oncePerRepository((files): ReadonlyMap<string, readonly Command[]> => {
  const recipes = new Map<string, readonly Command[]>();
  for (const file of files.paths.filter(
    (path) => /(?:^|\/)(?:GNU)?[Mm]akefile$/.test(path) && isProductPath(path),
  )) {
    let targets: readonly string[] = [];
    for (const [at, line] of (files.read(file) ?? "").split("\n").entries()) {
      const rule = /^([\w./%-]+(?: [\w./%-]+)*)\s*::?(?!=)\s*([^#=]*)/.exec(line);
      if (rule) {
        targets = rule[1]!.split(" ");
        const needs = rule[2]!
          .trim()
          .split(/\s+/)
          .filter((one) => /^[\w.-]+$/.test(one));
        const calls = needs.map((one) => ({ text: `make ${one}`, file, line: at + 1, allowsFailure: false }));
        for (const target of targets) recipes.set(target, [...(recipes.get(target) ?? []), ...calls]);
      } else if (line.startsWith("\t")) {
        const allowsFailure = /^\t@?-/.test(line);
        const commands = shellCommands(line.replace(/^\t[@-]*/, ""), file, at + 1);
        const own = commands.map((one) => (allowsFailure ? { ...one, allowsFailure } : one));
        for (const target of targets) recipes.set(target, [...(recipes.get(target) ?? []), ...own]);
      } else if (line.trim() !== "" && !line.startsWith("#")) targets = [];
    }
  }
  return recipes;
});
