import { blankComments } from "../code/blank-comments.js";
import type { Job, Pipeline, Step } from "./pipeline.js";
import { shellCommands } from "./shell-commands.js";

/** Whether a file is a pipeline of Jenkins. */
export function isJenkinsfile(path: string): boolean {
  return /(?:^|\/)(?:Jenkinsfile(?:[.-][^/]*)?|[^/]*\.[Jj]enkinsfile)$/.test(path);
}

interface Block {
  readonly from: number;
  readonly to: number;
}

const mostStages = 300;
const mostSteps = 5_000;
const stagePattern =
  /\bstage\s{0,20}\(?\s{0,20}(?:name:\s{0,20})?(["'])([^"'\n]{0,200}?)\1\s{0,20}\)?\s{0,20}\{/g;
const never =
  /\bwhen\s*\{\s*(?:expression\s*\{\s*(?:return\s+)?false\s*;?\s*\}|not\s*\{\s*expression\s*\{\s*(?:return\s+)?true\s*;?\s*\}\s*\})\s*\}|\bif\s*\(\s*false\s*\)/;
const shellStep =
  /\b(?:sh|bat|powershell|pwsh)\b\s{0,20}\(?\s{0,20}(?:script:\s{0,20})?("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/g;
const readyMade = /^[ \t]*([a-zA-Z]\w+)(?!\w)[ \t]*(?:\(|["'\w][^\n{=]*$)/gm;
const sharedLibrary = /^[ \t]{0,80}(?:@Library\b|library[ \t]{0,9}[("'])/m;
const forgiving = /\b(?:catchError|warnError)\b[^{\n]{0,200}\{/g;
const notSteps = new Set(
  "stage steps node pipeline agent parallel script if else for while switch case return def sh bat powershell pwsh post when environment options input import catch try withEnv withCredentials dir timeout retry echo".split(
    " ",
  ),
);

/**
 * Reads a Jenkinsfile, declarative or scripted, by its text: each stage is a job. Tolerant: Groovy is not evaluated, so what a
 * shared library does stays unknown.
 */
export function readJenkins(file: string, text: string): Pipeline {
  const bare = blankComments(text, "slashes");
  const lineAt = lineFinder(bare);
  const blockFrom = braceFinder(bare);
  const stages = [...bare.matchAll(stagePattern)].slice(0, mostStages).map((match) => ({
    name: match[2]!,
    start: match.index,
    block: blockFrom(match.index + match[0].length),
  }));
  const forgiven = [...bare.matchAll(forgiving)]
    .slice(0, mostStages)
    .map((match) => blockFrom(match.index + match[0].length));
  const steps = stepsIn(bare, file, lineAt, forgiven);
  const innermost = (offset: number) =>
    stages.filter(({ block }) => block.from <= offset && offset < block.to).at(-1);
  const jobs = stages.map((stage): Job => {
    const around = stages.filter(({ block }) => block.from <= stage.start && stage.start < block.to);
    const head = ownText(bare, stage.block, stages);
    const condition = /\bwhen\s*\{([\s\S]*?)\}\s*(?:\n|$)/.exec(head)?.[1]?.replace(/\s+/g, " ").trim();
    return {
      name: stage.name,
      line: lineAt(stage.start),
      steps: steps.filter((step) => innermost(step.offset) === stage).map(({ step }) => step),
      isDisabled: [stage, ...around].some((one) => never.test(ownText(bare, one.block, stages))),
      allowsFailure: false,
      isManual: /\binput\b/.test(head),
      ...(condition ? { condition } : {}),
    };
  });
  const loose = steps.filter((step) => innermost(step.offset) === undefined).map(({ step }) => step);
  const outside: Job = {
    name: "pipeline",
    line: 1,
    steps: loose,
    isDisabled: false,
    allowsFailure: false,
    isManual: false,
  };
  return {
    system: "jenkins",
    file,
    triggers: ["push"],
    jobs: loose.length > 0 ? [...jobs, outside] : jobs,
    delegates: sharedLibrary.test(bare),
  };
}

function stepsIn(
  text: string,
  file: string,
  lineAt: (offset: number) => number,
  forgiven: readonly Block[],
): readonly { readonly offset: number; readonly step: Step }[] {
  const isForgiven = (offset: number) => forgiven.some(({ from, to }) => from <= offset && offset < to);
  const shells = [...text.matchAll(shellStep)].slice(0, mostSteps).map((match) => {
    const quoted = match[1]!;
    const width = /^("""|''')/.test(quoted) ? 3 : 1;
    const line = lineAt(match.index + match[0].length - quoted.length);
    const commands = shellCommands(quoted.slice(width, -width), file, line);
    const rest = text
      .slice(match.index + match[0].length, match.index + match[0].length + 80)
      .split("\n")[0]!;
    const allowsFailure = isForgiven(match.index) || /returnStatus:\s*true/.test(rest);
    return {
      offset: match.index,
      end: match.index + match[0].length,
      step: { file, line, settings: {}, commands, isDisabled: false, allowsFailure },
    };
  });
  const others = [...text.matchAll(readyMade)]
    .slice(0, mostSteps)
    .filter(({ index }) => !shells.some(({ offset, end }) => offset <= index && index < end))
    .filter((match) => !notSteps.has(match[1]!))
    .map((match) => {
      const offset = match.index + match[0].indexOf(match[1]!);
      const said = text
        .slice(offset, offset + 200)
        .split("\n")[0]!
        .trim();
      const step: Step = {
        uses: match[1]!,
        file,
        line: lineAt(offset),
        settings: { text: said },
        commands: [],
        isDisabled: false,
        allowsFailure: isForgiven(offset),
      };
      return { offset, step };
    });
  return [...shells, ...others].sort((a, b) => a.offset - b.offset);
}

function ownText(
  text: string,
  { from, to }: Block,
  stages: readonly { readonly start: number; readonly block: Block }[],
): string {
  const inner = stages.find(({ start }) => start > from && start < to);
  return text.slice(from, inner ? inner.start : to);
}

/** Where each brace is closed, strings passed over; at the end of the text when it never is. In one pass over the text. */
function braceFinder(text: string): (from: number) => Block {
  const token = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}]/g;
  const open: number[] = [];
  const closings = new Map<number, number>();
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === "{") open.push(index + 1);
    else if (found === "}" && open.length > 0) closings.set(open.pop()!, index);
  }
  return (from) => ({ from, to: closings.get(from) ?? text.length });
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
