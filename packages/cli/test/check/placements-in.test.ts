import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { placementsIn } from "../../src/placements-in.js";

describe("the placements in an architecture file", () => {
  test("are read apart from what needs a variable, and keep their own variables", () => {
    const text = "data: ${URL}\nevents: ${EVENTS:-local}\nmodules: { search: { unit: ${UNIT} } }\n";
    const read = placementsIn(text);
    expect(parse(read!.text)).toEqual({
      events: "${EVENTS:-local}",
      modules: { search: { unit: "${UNIT}" } },
    });
    expect(read!.positionOf(["modules", "search", "unit"])).toEqual({ line: 3, column: 22 });
  });

  test("have the place of what is around them, where they are left out", () => {
    const read = placementsIn("modules:\n  search: { state: events }\n");
    expect(read!.positionOf(["modules", "search", "unit"])).toEqual({ line: 2, column: 3 });
    expect(read!.positionOf(["modules", "orders", "unit"])).toEqual({ line: 1, column: 1 });
  });

  test.each(["", "# nothing\n", "- a\n", "text", "modules: [", "a: 1\na: 2\n"])("are none in %j", (text) => {
    expect(placementsIn(text)).toBeUndefined();
  });

  test("are read, or are not, whatever the text", () => {
    const piece = fc.constantFrom(
      "modules",
      "events",
      ": ",
      "{ ",
      " }",
      "\n",
      "  ",
      "${",
      "}",
      "X:-",
      "$<A>",
      "*a",
      "&a ",
      "- ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const read = placementsIn(pieces.join(""));
        if (read) expect(() => parse(read.text)).not.toThrow();
      }),
    );
  });
});
