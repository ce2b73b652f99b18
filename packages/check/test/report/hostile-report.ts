import type { CheckReport } from "../../src/report/check-report.js";
import type { Violation } from "../../src/violation.js";

/** Names that mean something to HTML, Mermaid, Graphviz, SARIF, a terminal or a URI. */
export const hostileNames = [
  "<script>alert(1)</script>",
  "</style></title><img src=x onerror=alert(1)>",
  `"quoted" and 'quoted'`,
  "end",
  "a[b](c){d}|e|",
  'a"] --> b["c',
  "back\\slash\\",
  "line\nbreak\r\nand\ttab",
  "%% comment %%{init: {}}%%",
  "#quot; &lt; &#60; ;",
  "`**markdown**`",
  "1. list",
  "style x:#fff;",
  "日本語 モジュール 👩‍💻",
  "\u001b[2J\u001b[31mred",
  "right\u202eto left",
  "half \ud800 a pair",
  `very ${"long ".repeat(2000)}`,
  "",
] as const;

/** A report of nothing but hostile content: each name is a module, a file, and in every text. */
export const hostileReport: CheckReport = {
  modulesAre: "guessed",
  modules: hostileNames.map((name) => ({ name, folders: [name], files: 1 })),
  dependencies: hostileNames.map((from, index) => ({
    from,
    to: hostileNames[(index + 1) % hostileNames.length]!,
    imports: index,
    typeOnly: 0,
    violates: index % 2 === 0 ? [] : ["no-module-cycles"],
  })),
  violations: hostileNames.map(hostileViolation),
  warnings: [],
  forgiven: { suppressed: 0, baselined: 0 },
  skipped: hostileNames.map((name) => ({ path: name, reason: "syntax", message: name, line: 1, column: 1 })),
  notes: [...hostileNames],
  counted: { files: 1, imports: 1 },
};

/** A line of source that is as hostile. */
export function hostileLine(file: string): string {
  return `\timport "${file}"; // </pre><script>alert(2)</script>`;
}

function hostileViolation(name: string, index: number): Violation {
  const place = { file: `${name}/${name}.ts`, line: index + 1, column: 9, endColumn: 20 };
  return {
    rule: "contract-only",
    identity: name,
    message: name,
    fix: `Rename \`${name}\`.`,
    places: [place, { ...place, line: 99 }],
    between: { from: name, to: hostileNames[0] },
    details: [name, `{0} [x](7) ${name}`],
  };
}
