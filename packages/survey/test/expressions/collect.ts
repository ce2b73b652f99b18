import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Expression as Callee, parseSync, Visitor } from "oxc-parser";
import type { Expression } from "./step-counter.ts";

/** An expression, and where it stands: a file below `packages`, and its line. */
export interface PlacedExpression extends Expression {
  readonly file: string;
  readonly line: number;
}

/** What the sources of the packages hold. */
export interface CollectedExpressions {
  readonly literals: readonly PlacedExpression[];
  /** Where expressions are put together: what they come to is not known from the source. */
  readonly made: readonly { readonly file: string; readonly line: number }[];
}

const packages = fileURLToPath(new URL("../../../", import.meta.url));

/** Reads every regular expression from the sources of all packages. */
export function collectExpressions(): CollectedExpressions {
  const literals: PlacedExpression[] = [];
  const made: { file: string; line: number }[] = [];
  for (const file of sources()) {
    const text = readFileSync(`${packages}${file}`, "utf8");
    const at = (start: number) => ({ file, line: text.slice(0, start).split("\n").length });
    const isMade = (callee: Callee, start: number) => {
      if (callee.type === "Identifier" && callee.name === "RegExp") made.push(at(start));
    };
    new Visitor({
      Literal(node) {
        if (!("regex" in node)) return;
        literals.push({ ...at(node.start), source: node.regex.pattern, flags: node.regex.flags });
      },
      NewExpression: ({ callee, start }) => isMade(callee, start),
      CallExpression: ({ callee, start }) => isMade(callee, start),
    }).visit(parseSync(file, text).program);
  }
  return { literals, made };
}

function sources(): readonly string[] {
  return readdirSync(packages)
    .flatMap((name) =>
      readdirSync(`${packages}${name}/src`, { recursive: true, withFileTypes: true }).map((entry) =>
        `${entry.parentPath}/${entry.name}`.slice(packages.length),
      ),
    )
    .filter((path) => /\.m?ts$|\.mjs$/.test(path))
    .sort();
}
