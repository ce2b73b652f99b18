import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Real sources to mutate: this repository's own, and those of a dependency, with their names. */
export function realSources(): readonly { readonly path: string; readonly text: string }[] {
  const listed = execFileSync("git", ["ls-files", "-z", "packages/*/src", "examples", "bench/*.sql"], {
    cwd: root,
    encoding: "utf8",
  }).split("\0");
  const own = listed.filter((path) => /\.tsx?$|\.sql$/.test(path));
  const every = Math.ceil(own.length / 40);
  const dependencies = ["node_modules/zod/v4/core/schemas.js", "node_modules/kysely/dist/index.d.ts"];
  return [...own.filter((_, index) => index % every === 0), ...dependencies].flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(root, path), "utf8").slice(0, 20_000) }];
    } catch {
      return [];
    }
  });
}

const pieces = fc.constantFrom(
  ...[
    "import",
    "export",
    "from",
    "type",
    "require",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "`",
    "${",
    "'",
    '"',
  ],
  ...[
    "./b",
    "*",
    "as",
    "default",
    ",",
    ";",
    "=",
    "=>",
    ".",
    "?",
    "!",
    ":",
    "@",
    "#",
    "\\",
    "\\u0062",
    "//",
    "/*",
  ],
  ...[
    "*/",
    "\n",
    "\r\n",
    "\u2028",
    "\t",
    " ",
    "\uFEFF",
    "\0",
    "😀",
    "\uD800",
    "ä",
    "sql`",
    "select ",
    " from ",
    "join ",
  ],
  ...[
    "declare module",
    "import(",
    "import.meta",
    "/// <reference path=",
    "await",
    "using",
    "let ",
    "const ",
    "a",
    "b.c",
  ],
  ...[
    "ashlar-ignore ",
    "process.env",
    "globalThis.",
    "Date.now()",
    "class ",
    "enum ",
    "return",
    "<!--",
    "#!",
  ],
  ...[
    "selectFrom(",
    "with ",
    "Object.assign(",
    "delete ",
    "++",
    "abstract ",
    "satisfies ",
    "1",
    "/x/",
    "<a>",
    "</a>",
  ],
);

/** Texts made of what the survey looks for, in any order. */
export const soup: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 8, arbitrary: pieces }, fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(""));

/** A text with some stretches cut out, doubled, moved or replaced. */
export function mutated(text: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat({ max: text.length }),
    length: fc.nat({ max: 40 }),
    to: fc.nat({ max: text.length }),
    put: fc.oneof(soup, fc.constant("")),
    kind: fc.constantFrom("cut", "double", "move", "replace", "break off"),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((now, { at, length, to, put, kind }) => {
      const [before, piece, after] = [now.slice(0, at), now.slice(at, at + length), now.slice(at + length)];
      if (kind === "cut") return before + after;
      if (kind === "double") return before + piece + piece + after;
      if (kind === "move") return (before + after).slice(0, to) + piece + (before + after).slice(to);
      if (kind === "break off") return before;
      return before + put + after;
    }, text),
  );
}
