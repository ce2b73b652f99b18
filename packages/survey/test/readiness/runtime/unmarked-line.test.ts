import { expect, test } from "vitest";
import { everyLibrary } from "../../../src/readiness/probes/runtime/every-library.js";
import { matchOf } from "../../../src/readiness/probes/runtime/library-match.js";

const called = ({ name, ecosystem, packages }: (typeof everyLibrary)[number]) =>
  `${name ?? packages[0]} (${ecosystem})`;

test("no library is found in a line that has nothing of it", () => {
  const found = everyLibrary.filter((library) => matchOf(library).lineIn("x\n") !== undefined);
  expect(found.map(called)).toEqual([]);
});

test("no library may stand in a line that has nothing of it", () => {
  const found = everyLibrary.filter((library) => matchOf(library).mayStandIn("x\n"));
  expect(found.map(called)).toEqual([]);
});
