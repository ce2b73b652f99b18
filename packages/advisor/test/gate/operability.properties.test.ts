import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OperabilityFinding, operability } from "../../src/gate/operability.js";
import type { PlacedArchitecture, PlacedModule } from "../../src/gate/placed-architecture.js";
import { decide } from "../../src/model/decide.js";
import { inputs } from "../../src/profile/inputs.js";
import type { AcceptedRisk } from "../../src/profile/organisation.js";
import { expertises, operations, type Situation } from "../../src/profile/situation.js";
import { situationOf } from "../../src/profile/situation-of.js";
import type { SomeValues } from "../../src/profile/stated.js";
import { anySituation } from "../situation.js";
import { architecture, profileOf } from "./project.js";

const runs = { numRuns: 500 };
const today = "2026-11-25";
const capabilities = [...operations, ...expertises] as const;

const anyModule = (name: string): fc.Arbitrary<PlacedModule> =>
  fc.record({
    name: fc.constant(name),
    unit: fc.constantFrom("main", "main", "a", "b", "c", "d"),
    state: fc.constantFrom<PlacedModule["state"]>("rows", "rows", "events", "memory"),
    events: fc.constantFrom("local", "local", "postgres", "nats", "kafka"),
  });

const anyArchitecture: fc.Arbitrary<PlacedArchitecture> = fc
  .integer({ min: 1, max: 7 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, at) => anyModule(`m${at}`))))
  .map((modules) => ({ modules }));

const day = fc.constantFrom("2026-01-01", "2026-11-24", today, "2026-11-26", "2027-05-01");
const anyRisk: fc.Arbitrary<AcceptedRisk> = fc.record({
  capability: fc.constantFrom(...capabilities),
  module: fc.constantFrom(undefined, "m0", "m1", "m9"),
  owner: fc.constant("platform team"),
  reason: fc.constant("later"),
  accepted: day,
  expires: day,
});

const valuesOf = (situation: Situation): SomeValues => {
  const said: Readonly<Record<string, unknown>> = {
    ...situation,
    ...situation.operations,
    ...situation.expertise,
  };
  return Object.fromEntries(
    inputs.map(({ name }) => [
      name,
      { value: said[name] as string | number, source: "declared", because: "said" },
    ]),
  );
};

const gate = (
  placed: PlacedArchitecture,
  situation: Situation,
  acceptedRisks: readonly AcceptedRisk[] = [],
) => {
  const modules = placed.modules.map(({ name }) => name);
  const profile = profileOf(valuesOf(situation), modules, situation.prerequisitesMet);
  return operability({ architecture: placed, profile, acceptedRisks, today });
};
const key = ({ pattern, module, lacking }: OperabilityFinding) => `${module} ${pattern} ${lacking}`;

/** The same without a capability: denied, or not known any more. */
const without = (
  situation: Situation,
  name: (typeof capabilities)[number],
  known: "no" | "unknown",
): Situation => ({
  ...situation,
  operations: { ...situation.operations, ...(name in situation.operations && { [name]: known }) },
  expertise: { ...situation.expertise, ...(name in situation.expertise && { [name]: known }) },
});

describe("whatever the architecture and the organisation", () => {
  test("losing a capability never removes a finding", () => {
    fc.assert(
      fc.property(
        anyArchitecture,
        anySituation,
        fc.constantFrom(...capabilities),
        fc.constantFrom("no" as const, "unknown" as const),
        (placed, situation, name, known) => {
          fc.pre({ ...situation.operations, ...situation.expertise }[name] === "yes");
          const after = new Set(gate(placed, without(situation, name, known)).findings.map(key));
          const hidden = gate(placed, situation)
            .findings.map(key)
            .filter((one) => !after.has(one));
          expect(hidden).toEqual([]);
        },
      ),
      runs,
    );
  });

  test("accepting a risk never hides another one", () => {
    fc.assert(
      fc.property(
        anyArchitecture,
        anySituation,
        fc.array(anyRisk, { maxLength: 4 }),
        anyRisk,
        (placed, situation, risks, one) => {
          const open = (accepted: readonly AcceptedRisk[]) =>
            gate(placed, situation, accepted).findings.filter(({ cover }) => cover?.is !== "in-force");
          const left = new Set(open([...risks, one]).map(key));
          const hidden = open(risks).filter((finding) => !left.has(key(finding)));
          for (const { lacking, module } of hidden) {
            expect(lacking).toBe(one.capability);
            expect(one.module ?? module).toBe(module);
            expect(one.accepted <= today && today < one.expires).toBe(true);
          }
        },
      ),
      runs,
    );
  });

  test("a risk either speaks of a finding or is stale", () => {
    fc.assert(
      fc.property(anyArchitecture, anySituation, anyRisk, (placed, situation, risk) => {
        const { findings, stale } = gate(placed, situation, [risk]);
        expect(stale).toEqual(findings.some(({ cover }) => cover) ? [] : [0]);
      }),
      runs,
    );
  });

  test("the order of modules changes nothing", () => {
    fc.assert(
      fc.property(anyArchitecture, anySituation, ({ modules }, situation) => {
        expect(gate({ modules: [...modules].reverse() }, situation)).toEqual(gate({ modules }, situation));
      }),
      runs,
    );
  });

  test("every finding says which rule asks for it", () => {
    fc.assert(
      fc.property(anyArchitecture, anySituation, (placed, situation) => {
        for (const { gate: id, sentence, because } of gate(placed, situation).findings) {
          expect([id, sentence, because].every((text) => text.length > 0)).toBe(true);
        }
      }),
      runs,
    );
  });

  test("what is advised passes", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const whole: Situation = { ...situation, scope: "whole" };
        const profile = profileOf(valuesOf(whole), [], whole.prerequisitesMet);
        const { structure, overlays } = decide(situationOf(profile, "whole"));
        const placement = {
          state: overlays.includes("space-based")
            ? "memory"
            : overlays.includes("cqrs-es")
              ? "events"
              : "rows",
          events: overlays.includes("event-driven") ? "kafka" : "local",
        } as const;
        const unit = (name: string) =>
          structure === "microservices" || (structure === "selective-extraction" && name === "d")
            ? name
            : "main";
        const names = ["a", "b", "c", "d"];
        const placed = architecture(
          Object.fromEntries(names.map((name) => [name, { ...placement, unit: unit(name) }])),
        );
        const { findings, unneeded } = gate(placed, whole);
        expect({ findings, unneeded }).toEqual({ findings: [], unneeded: [] });
      }),
      runs,
    );
  });
});
