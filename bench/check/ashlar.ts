import { layOutCommandLine } from "../harness/command-line.ts";
import type { Checker, Found } from "./contestant.ts";
import { boundaries } from "./rules/boundaries.ts";
import { violationOf } from "./violation.ts";

/** The command line as it is published, with the rules that dependency-cruiser can express, or with all. */
export async function startAshlar({ everyRule }: { readonly everyRule: boolean }): Promise<Checker> {
  const program = await layOutCommandLine();
  const checking = (cache: string | undefined) => [
    program,
    ...["check", ".", "--json"],
    ...(cache === undefined ? ["--no-cache"] : ["--cache", cache]),
  ];
  return {
    configuration: (plan) => new Map([["boundaries.yaml", boundaries(plan, everyRule)]]),
    checking,
    exploring: checking(undefined),
    found,
    node: process.execPath,
    leavesOut: [],
  };
}

interface Report {
  readonly data: {
    readonly dependencies: readonly {
      readonly from: string;
      readonly to: string;
      readonly imports: number;
    }[];
    readonly violations: readonly {
      readonly rule: string;
      readonly identity: string;
      readonly between?: { readonly from: string; readonly to: string };
    }[];
    readonly skipped: readonly unknown[];
    readonly counted: { readonly files: number; readonly imports: number };
  };
}

function found(stdout: string): Found {
  const { dependencies, violations, skipped, counted } = (JSON.parse(stdout) as Report).data;
  if (skipped.length > 0) throw new Error(`check failed: ${skipped.length} files were skipped`);
  const cyclic = violations.filter(({ rule }) => rule === "no-module-cycles");
  const others = violations.filter(({ rule }) => rule !== "no-module-cycles");
  return {
    violations: new Set([
      ...others.map(({ rule, identity }) => `${kinds[rule] ?? rule}: ${identity}`),
      ...rings(cyclic.flatMap(({ between }) => between ?? [])).map((modules) =>
        violationOf({ kind: "cycle", modules }),
      ),
    ]),
    files: counted.files,
    graph: {
      imports: counted.imports,
      importsBetween: new Map(dependencies.map(({ from, to, imports }) => [`${from} -> ${to}`, imports])),
    },
    exitCode: violations.length > 0 ? 1 : 0,
  };
}

/** What the rules are called here. The identities that ours give are worded like those of what is planted. */
const kinds: Readonly<Record<string, string>> = {
  "contract-only": "private-import",
  "declared-dependencies": "undeclared-dependency",
  "exhaustive-modules": "unlisted-file",
};

/** Ours reports each dependency that lies on a cycle; those that hang together are one ring. */
function rings(dependencies: readonly { readonly from: string; readonly to: string }[]): string[][] {
  let groups: Set<string>[] = [];
  for (const { from, to } of dependencies) {
    const touched = groups.filter((group) => group.has(from) || group.has(to));
    groups = [
      ...groups.filter((group) => !touched.includes(group)),
      new Set([from, to, ...touched.flatMap((group) => [...group])]),
    ];
  }
  return groups.map((group) => [...group].sort());
}
