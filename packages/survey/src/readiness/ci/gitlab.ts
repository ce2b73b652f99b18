import type { RepositoryFiles } from "../repository-files.js";
import { at, entriesAt, itemsAt, type Located, type LocatedEntry, textAt } from "../yaml/located.js";
import { localYaml } from "./local-yaml.js";
import { isSwitchedOn } from "./never-true.js";
import type { Command, Job, Pipeline, Step } from "./pipeline.js";
import { shellCommands } from "./shell-commands.js";

type Entries = ReadonlyMap<string, LocatedEntry & { readonly file: string }>;

const keywords = new Set(
  "default include stages variables workflow image services cache before_script after_script pages:deploy spec".split(
    " ",
  ),
);
const deepest = 8;

/** Whether a file is what GitLab CI starts with. */
export function isGitlabPipeline(path: string): boolean {
  return path === ".gitlab-ci.yml" || path === ".gitlab-ci.yaml";
}

/** Reads GitLab's pipeline with the files of the repository that it includes; `extends` and `!reference` are followed. */
export function readGitlab(files: RepositoryFiles, file: string, root: Located): Pipeline {
  const entries: Entries = new Map(included(files, file, root, 0));
  const jobs = [...entries]
    .filter(([name]) => !name.startsWith(".") && !keywords.has(name))
    .flatMap(([name, entry]) => jobOf(entries, name, entry));
  return {
    system: "gitlab",
    file,
    triggers: ["push", "tag", "pull-request"],
    jobs,
    delegates: delegates(files, root, 0),
  };
}

/** GitLab's own templates are known by name: only these test or deploy. */
const workingTemplate = /auto-devops|deploy|test/i;

function delegates(files: RepositoryFiles, root: Located, depth: number): boolean {
  return itemsAt(root, "include").some((one) => {
    const isForeign = ["project", "remote", "component"].some((key) => at(one, key) !== undefined);
    const path = textAt(one, "local") ?? textAt(one) ?? "";
    if (isForeign || path.includes("://") || workingTemplate.test(textAt(one, "template") ?? "")) return true;
    const inner = path === "" || path.includes("*") || depth >= deepest ? undefined : localYaml(files, path);
    return inner !== undefined && delegates(files, inner, depth + 1);
  });
}

function included(
  files: RepositoryFiles,
  file: string,
  root: Located,
  depth: number,
): readonly (readonly [string, LocatedEntry & { readonly file: string }])[] {
  const own = entriesAt(root).map(([name, entry]) => [name, { ...entry, file }] as const);
  if (depth >= deepest) return own;
  const locals = itemsAt(root, "include").flatMap((one) => textAt(one, "local") ?? textAt(one) ?? []);
  const others = locals
    .map((path) => path.replace(/^\.?\//, ""))
    .flatMap((path) => {
      const inner = path.includes("*") || path.includes("://") ? undefined : localYaml(files, path);
      return inner ? included(files, path, inner, depth + 1) : [];
    });
  return [...others, ...own];
}

function jobOf(
  entries: Entries,
  name: string,
  { value, line, file }: LocatedEntry & { readonly file: string },
): readonly Job[] {
  const setting = (...keys: readonly string[]) => inherited(entries, value, keys, 0);
  const isJob = ["script", "trigger", "run"].some((key) => setting(key) !== undefined);
  if (!isJob) return [];
  const rules = itemsAt(setting("rules"));
  const whens = rules.map((rule) => textAt(rule, "when") ?? "on_success");
  const when = textAt(setting("when"));
  const environment = textAt(setting("environment")) ?? textAt(setting("environment", "name"));
  const condition = rules.flatMap((rule) => textAt(rule, "if") ?? []).join(" || ") || onlyOf(setting("only"));
  const kept = whens.filter((one) => one !== "never");
  return [
    {
      name,
      line,
      steps: [...templateOf(value, file, line, entries), ...scripts(entries, setting, file, line)],
      isDisabled: when === "never" || (rules.length > 0 && kept.length === 0),
      allowsFailure:
        isSwitchedOn(textAt(setting("allow_failure"))) ||
        (kept.length > 0 &&
          rules.every(
            (rule) => textAt(rule, "when") === "never" || isSwitchedOn(textAt(rule, "allow_failure")),
          )),
      isManual: when === "manual" || (kept.length > 0 && kept.every((one) => one === "manual")),
      ...(environment ? { environment } : {}),
      ...(condition ? { condition } : {}),
    },
  ];
}

/** What a job extends from elsewhere, or triggers, is a ready-made step to it. */
function templateOf(job: Located, file: string, line: number, entries: Entries): readonly Step[] {
  const names = itemsAt(job, "extends").flatMap((one) => textAt(one) ?? []);
  const foreign = names.filter((one) => !entries.has(one));
  const triggered = textAt(job, "trigger") ?? textAt(job, "trigger", "project");
  return [...foreign, ...(triggered ? [`trigger:${triggered}`] : [])].map((uses) => ({
    uses,
    file,
    line,
    settings: {},
    commands: [],
    isDisabled: false,
    allowsFailure: false,
  }));
}

function scripts(
  entries: Entries,
  setting: (...keys: readonly string[]) => Located | undefined,
  file: string,
  line: number,
): readonly Step[] {
  return ["before_script", "script", "after_script"].flatMap((key): readonly Step[] => {
    const commands = commandsOf(entries, setting(key), file, 0);
    if (commands.length === 0) return [];
    // What comes after the job never fails it.
    const after = key === "after_script";
    return [{ name: key, file, line, settings: {}, commands, isDisabled: false, allowsFailure: after }];
  });
}

function commandsOf(
  entries: Entries,
  node: Located | undefined,
  file: string,
  depth: number,
): readonly Command[] {
  if (node === undefined || depth > deepest) return [];
  if (node.kind === "text") return shellCommands(node.text, file, node.line);
  if (node.kind === "map") return [];
  if (node.tag !== "!reference")
    return node.items.flatMap((one) => commandsOf(entries, one, file, depth + 1));
  const [job, ...keys] = node.items.flatMap((one) => textAt(one) ?? []);
  const entry = entries.get(job ?? "");
  return entry ? commandsOf(entries, at(entry.value, ...keys), entry.file, depth + 1) : [];
}

function inherited(
  entries: Entries,
  job: Located,
  keys: readonly string[],
  depth: number,
): Located | undefined {
  const own = at(job, ...keys);
  if (own !== undefined || depth >= deepest) return own;
  for (const name of itemsAt(job, "extends")
    .flatMap((one) => textAt(one) ?? [])
    .reverse()) {
    const base = entries.get(name);
    const found = base && inherited(entries, base.value, keys, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function onlyOf(only: Located | undefined): string | undefined {
  const refs = [...itemsAt(only), ...itemsAt(only, "refs")].flatMap((one) => textAt(one) ?? []);
  return refs.length > 0 ? refs.join(" ") : undefined;
}
