import { expect, test } from "vitest";
import { checkPages } from "./check.js";
import type { Page } from "./page.js";
import type { SnippetProblem } from "./problem.js";

/** Pages that are sound but for one thing each, on the line that says BROKEN. */
const broken: Readonly<Record<string, { text: string; message: RegExp }>> = {
  type: {
    text: "Text.\n\n```ts\nconst text: string = 1; // BROKEN\n```\n",
    message: /TS2322/,
  },
  "later-block": {
    text: "```ts\nexport const name = 1;\n```\n\nText.\n\n```ts\nname.toUpperCase; // BROKEN\n```\n",
    message: /TS2339/,
  },
  file: {
    text: '```ts file=modules/a/b.ts\nexport const b = 1;\n```\n\n```ts\nimport { c } from "./modules/a/b.js"; // BROKEN\nc;\n```\n',
    message: /TS2305|TS2724/,
  },
  run: {
    text: '```ts no-run\nthrow new Error("never");\n```\n\n```ts\nthrow new Error("on purpose"); // BROKEN\n```\n',
    message: /on purpose/,
  },
  forbidden: {
    text: "```ts\nexport const orders = 1;\n```\n\n```typescript\nexport const lost = 1; // after BROKEN\n```\n",
    message: /"typescript" is none of the languages/,
  },
  word: {
    text: "Text.\n\n```ts norun\nexport {};\n```\n",
    message: /"norun" means nothing/,
  },
  architecture: {
    text: "```yaml architecture\nevents: local\nmodules: { ledger: { stat: events } } # BROKEN\n```\n",
    message: /is not a key/,
  },
  shell: {
    text: "```sh run\ncat no-such-file # BROKEN\n```\n",
    message: /no-such-file/,
  },
};

test("a broken snippet is noticed, at its place in the page", async () => {
  const pages = Object.entries(broken).map(([name, { text }]): Page => ({ path: `${name}.md`, text }));
  const problems = await checkPages(pages);
  for (const [name, { text, message }] of Object.entries(broken)) {
    const mine = problems.filter(({ path }) => path === `${name}.md`);
    expect(mine, name).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
    expect(
      mine.map(({ line }) => line),
      name,
    ).toEqual([lineOfMistake(text)]);
  }
});

test("what is sound passes", async () => {
  const text = [
    "```ts file=a.ts\nexport const one = 1;\n```",
    "```ts file=a.ts\nexport const two = one + 1;\n```",
    '```ts\nimport { equal } from "node:assert/strict";\nimport { two } from "./a.js";\n```',
    "```ts no-run\nawait new Promise(() => {});\n```",
    "- In a list:\n\n  ```ts\n  equal(two, 2);\n  ```",
    "```sh run\ntest -f a.ts\n```",
    "```sh\nrm -rf /\n```",
    "```yaml architecture\nmodules: { ledger: { state: events } }\n```",
  ].join("\n\n");
  expect(await checkPages([{ path: "sound.md", text }])).toEqual([] satisfies SnippetProblem[]);
});

/** The line marked as broken; without a mark it is that of the last opening fence. */
function lineOfMistake(text: string): number {
  const lines = text.split("\n");
  const marked = lines.findIndex((line) => /(\/\/|#) BROKEN/.test(line));
  return 1 + (marked >= 0 ? marked : lines.findLastIndex((line) => /^```\w/.test(line)));
}
