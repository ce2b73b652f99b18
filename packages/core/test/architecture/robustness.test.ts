import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { parseArchitecture } from "../../src/architecture/index.js";
import { AshlarError, formatError } from "../../src/errors/index.js";

const modules = [
  { name: "ledger", plainHandlers: false },
  { name: "users", plainHandlers: true },
];
const environment = { PORT: "80", DATABASE_URL: "postgres://u:p@db/shop" };

/** Parses; an error must be one that the file's author can mend. */
function attempt(text: string): AshlarError | undefined {
  try {
    parseArchitecture(text, { file: "architecture.yaml", environment, modules });
    return undefined;
  } catch (error) {
    if (error instanceof AshlarError) return error;
    throw error;
  }
}

const word = fc.constantFrom(
  ...[
    "data",
    "events",
    "gateway",
    "modules",
    "ledger",
    "users",
    "state",
    "unit",
    "replicas",
    "port",
    "auth",
    "secret",
  ],
  ...[
    "cors",
    "rows",
    "memory",
    "nats",
    "${PORT}",
    "${PORT:-3000}",
    "${NO",
    "$${",
    "sqlite:x",
    "1mb",
    "*a",
    "&a",
    "!t",
    "<<",
  ],
  ...[
    "null",
    "~",
    "12",
    "-1.5",
    "0x1f",
    ".nan",
    "true",
    "'",
    '"',
    "|",
    ">",
    "%YAML 1.1",
    "---",
    "...",
    "? ",
    "__proto__",
  ],
);
const punctuation = fc.constantFrom(
  ": ",
  ":",
  "\n",
  "\n  ",
  "\n    ",
  "\n- ",
  " {",
  "} ",
  " [",
  "] ",
  ", ",
  " #",
  "\t",
  " ",
);
const yamlish = fc
  .array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 3, arbitrary: punctuation }, fc.string()), {
    maxLength: 30,
  })
  .map((parts) => parts.join(""));

const value = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(word, tie("tree"), { maxKeys: 5, noNullPrototype: true }),
  ),
})).tree;

test("text that looks like YAML is parsed or refused, never crashed on", () => {
  fc.assert(
    fc.property(yamlish, (text) => void attempt(text)),
    { numRuns: 2000 },
  );
});

test("any YAML value is parsed or refused, never crashed on", () => {
  fc.assert(
    fc.property(value, (tree) => void attempt(stringify(tree))),
    { numRuns: 1000 },
  );
});

test("any text at all is parsed or refused, and a refusal has a place in the file", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const error = attempt(text);
      if (!error) return;
      const lines = text.split(/\r\n|[\r\n]/).length;
      expect(error.at?.line).toBeGreaterThan(0);
      expect(error.at?.line).toBeLessThanOrEqual(lines + 1);
    }),
    { numRuns: 1000 },
  );
});

test("one slip of the keyboard never makes an error tell a secret", () => {
  const secret = "hunter2";
  const text = `data: postgres://shop:${secret}@db:5432/shop
gateway:
  port: 80
  auth: { secret: ${secret}-${"0123456789abcdef".repeat(2)} }
modules:
  ledger: { state: rows }
`;
  const slip = fc.record({
    at: fc.nat(text.length),
    removed: fc.nat(2),
    typed: fc.oneof(word, punctuation, fc.constant("")),
  });
  fc.assert(
    fc.property(slip, ({ at, removed, typed }) => {
      const error = attempt(text.slice(0, at) + typed + text.slice(at + removed));
      if (error) expect(formatError(error)).not.toContain(secret);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["thousands of brackets", "[".repeat(20_000)],
  ["thousands of mappings", "{a: ".repeat(5000)],
  ["an anchor within itself", "modules: &m\n  ledger: *m\n"],
  [
    "aliases that multiply",
    `a: &a [x]\n${"bcdefghijklm".replace(/./g, (c) => `${c}: &${c} [*a,*a,*a,*a]\n`)}`,
  ],
  ["an alias as a key", "*a : 1\n"],
  ["a merge key", "modules: { <<: { ledger: { state: rows } } }\n"],
])("%s are refused", (_, text) => {
  expect(attempt(text)).toBeInstanceOf(AshlarError);
});
