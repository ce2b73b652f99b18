import fc from "fast-check";
import { expect, it } from "vitest";
import { inputs } from "../src/profile/inputs.js";
import { anySituation, operated, situation } from "./situation.js";

it("is what the inputs assume where nothing is said", () => {
  expect(situation()).toMatchObject({ scope: "whole", engineers: 10, teams: 1, boundaries: "mixed" });
  expect(situation().operations).toEqual(operated("unknown"));
});

it("assumes from what is said", () => {
  const grown = situation({ engineers: 70, operations: { testing: "yes" } });
  expect(grown).toMatchObject({ engineersIn18Months: 70, teams: 10 });
  expect(grown.operations).toEqual(operated("unknown", { testing: "yes" }));
});

it("any situation has a value of every input", () => {
  fc.assert(
    fc.property(anySituation, (any) => {
      const values: Record<string, unknown> = { ...any, ...any.operations, ...any.expertise };
      expect(inputs.filter(({ name }) => values[name] === undefined)).toEqual([]);
    }),
  );
});
