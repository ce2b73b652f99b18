import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSettings, type SettingsDocument } from "../../src/configuration/settings-document.js";

const parsed = (text: string): SettingsDocument => {
  const settings = parseSettings(text);
  if (settings.ok) return settings;
  throw new Error(settings.message);
};

test("settings have a value, and each part of it a place", () => {
  const settings = parsed("a: 1\nb:\n  c: [x, y]\n");
  expect(settings.value).toEqual({ a: 1, b: { c: ["x", "y"] } });
  expect(settings.positionOf(["b", "c"])).toEqual({ line: 3, column: 3 });
  expect(settings.positionOf(["b", "c", 1])).toEqual({ line: 3, column: 10 });
});

test("what is left out stands where the nearest value around it does", () => {
  expect(parsed("b:\n  c: 1\n").positionOf(["b", "d"])).toEqual({ line: 1, column: 1 });
  expect(parsed("").positionOf(["a"])).toBeUndefined();
});

test("a name that objects have for a purpose of their own is seen", () => {
  expect(parsed("a:\n  __proto__: 1\n").has(["a", "__proto__"])).toBe(true);
  expect(parsed("a: 1\n").has(["a", "__proto__"])).toBe(false);
});

describe("no settings", () => {
  test.each([
    ["a: 1\na: 2\n", "Map keys must be unique.", { line: 2, column: 1 }],
    ["a: *b\n", "There is no anchor &b before the alias *b.", { line: 1, column: 4 }],
    [
      "a: 1\n---\nb: 2\n",
      "The file holds several documents (---); the settings are one.",
      { line: 2, column: 1 },
    ],
    ["[".repeat(200), "The YAML is nested too deeply.", undefined],
  ])("%j", (text, message, at) => {
    expect(parseSettings(text)).toMatchObject({ ok: false, message, ...(at && { at }) });
  });

  test("aliases that multiply", () => {
    const text = `a: &a [${"x, ".repeat(9)}]\nb: &b [${"*a, ".repeat(9)}]\nc: [${"*b, ".repeat(9)}]\n`;
    expect(parseSettings(text)).toMatchObject({ ok: false, message: expect.stringContaining("aliases") });
  });
});

test("no text makes the reader throw", () => {
  const piece = fc.constantFrom(
    "a",
    ":",
    " ",
    "\n",
    "- ",
    "[",
    "{",
    "]",
    "&x ",
    "*x",
    "!!set ",
    "? ",
    "|",
    "'",
    '"',
    "---",
    "\t",
    "<<",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 40 }).map((all) => all.join("")),
        fc.string(),
      ),
      (text) => {
        expect(typeof parseSettings(text).ok).toBe("boolean");
      },
    ),
    { numRuns: 2_000 },
  );
});
