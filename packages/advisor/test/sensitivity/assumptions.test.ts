import fc from "fast-check";
import { expect, test } from "vitest";
import { inputs } from "../../src/profile/inputs.js";
import { anySituation } from "../situation.js";

test("what is assumed rests on the inputs that it says it rests on, and on no others", () => {
  fc.assert(
    fc.property(anySituation, anySituation, (one, other) => {
      for (const { restsOn, assume } of inputs) {
        const known = (situation: typeof one): Record<string, unknown> => ({
          ...situation,
          ...situation.operations,
          ...situation.expertise,
        });
        const same = Object.fromEntries(restsOn.map((name) => [name, known(one)[name]]));
        const mixed = { ...known(other), ...same } as Parameters<typeof assume>[0];
        expect(assume(mixed)).toEqual(assume(same as Parameters<typeof assume>[0]));
      }
    }),
  );
});
