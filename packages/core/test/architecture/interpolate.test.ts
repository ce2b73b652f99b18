import fc from "fast-check";
import { expect, test } from "vitest";
import { interpolate } from "../../src/architecture/interpolate.js";

const environment = { NAME: "value", EMPTY: "", TRICKY: "${NAME}" };

test.each([
  ["plain", "plain"],
  ["${NAME}", "value"],
  ["a ${NAME} b ${NAME}", "a value b value"],
  ["${EMPTY}", ""],
  ["${EMPTY:-default}", "default"],
  ["${UNSET:-}", ""],
  ["${UNSET:-sqlite:.ashlar/data}", "sqlite:.ashlar/data"],
  ["${NAME:-default}", "value"],
  ["${TRICKY}", "${NAME}"],
  ["$${NAME}", "${NAME}"],
  ["$NAME costs 5$", "$NAME costs 5$"],
])("%s becomes %s", (text, filled) => {
  expect(interpolate(text, environment)).toEqual({ kind: "text", text: filled });
});

test.each(["${", "${}", "${1}", "${A-B}", "${NAME", "${NAME:default}", "a ${ b"])(
  "%s is malformed",
  (text) => {
    expect(interpolate(text, environment)).toEqual({ kind: "malformed" });
  },
);

test.each(["UNSET", "constructor", "__proto__", "hasOwnProperty"])("%s is missing", (variable) => {
  expect(interpolate(`\${${variable}}`, environment)).toEqual({ kind: "missing", variable });
});

test("an escaped text comes back as it was", () => {
  const texts = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom("$", "{", "}", "A", ":", "-") }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(
        interpolate(
          text.replaceAll("${", () => "$${"),
          {},
        ),
      ).toEqual({ kind: "text", text });
    }),
  );
});

test("a variable's value arrives untouched", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (value) => {
      expect(interpolate("<${V}|${V:-x}>", { V: value })).toEqual({
        kind: "text",
        text: `<${value}|${value}>`,
      });
    }),
  );
});
