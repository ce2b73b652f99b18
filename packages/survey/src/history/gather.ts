import { isBot } from "./bots.js";
import type { Commit } from "./commit.js";
import { type MassChange, type MassChangeContext, massChange } from "./mass-change.js";
import { moduleOfFile } from "./module-of-file.js";
import type { ModuleFolder } from "./modules-of-history.js";
import { createRenames } from "./renames.js";
import { isRepair } from "./repair-share.js";

/** What is kept of a commit. */
export interface CommitFacts {
  readonly name: string;
  readonly email: string;
  readonly at: number;
  readonly isBot: boolean;
  readonly isRepair: boolean;
  /** Whether its message ends as that of a merged pull request does. */
  readonly isPullRequest: boolean;
  readonly mass: MassChange | undefined;
  /** The modules it touched, each once and in order; none when it is a mass change. */
  readonly modules: readonly number[];
  readonly elsewhere: boolean;
}

/** Distinct paths whose module is remembered; beyond them it is found again. */
const remembersAtMost = 300_000;

const pullRequest = /\((?:#|!)\d+\)$/;

const none: readonly number[] = [];

/** Answers, for one commit after the other and newest first, what is to be kept of it. */
export function createGatherer(
  modules: readonly ModuleFolder[],
  pathsNow: readonly string[],
  ignored: ReadonlySet<string>,
): { readonly gather: (commit: Commit) => CommitFacts; readonly context: MassChangeContext } {
  const now = new Set(pathsNow);
  const classify = remembered(moduleOfFile(modules));
  const filesNow = pathsNow.filter((path) => classify(path) !== "nothing").length;
  const context = { filesNow, listed: ignored };
  const renames = createRenames();
  const same = remembered((text) => text);

  const gather = (commit: Commit): CommitFacts => {
    const touched = new Set<number>();
    let elsewhere = false;
    let files = 0;
    const touch = (path: string) => {
      const module = classify(path);
      if (module === "nothing") return;
      files += 1;
      if (module !== "elsewhere") touched.add(module);
      // What is gone from outside the modules may have been a module of its own.
      else if (now.has(path)) elsewhere = true;
    };
    for (const { path, from } of commit.changes) {
      touch(renames.today(path));
      if (from !== undefined) touch(from);
    }
    for (const { path, from } of commit.changes) if (from !== undefined) renames.add(from, path);
    const mass = massChange(commit, files, context);
    return {
      name: same(commit.author),
      email: same(commit.email),
      at: commit.at,
      isBot: isBot(commit.author, commit.email),
      isRepair: isRepair(commit.subject),
      isPullRequest: pullRequest.test(commit.subject),
      mass,
      modules: mass || touched.size === 0 ? none : [...touched].sort((a, b) => a - b),
      elsewhere: !mass && elsewhere,
    };
  };
  return { gather, context };
}

function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = ask(text);
      if (known.size >= remembersAtMost) known.clear();
      known.set(text, answer);
    }
    return answer;
  };
}
