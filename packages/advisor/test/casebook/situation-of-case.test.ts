import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCasebook, situationOfCase } from "../../src/casebook/index.js";
import { inputs } from "../../src/profile/inputs.js";
import { situation } from "../situation.js";
import { caseOf, leastLine } from "./book.js";

const situationOf = (profile: object, beside: object = {}) => situationOfCase(caseOf(profile, beside));

describe("the situation of a case", () => {
  test("a case that says nothing is what is assumed of everybody", () => {
    expect(situationOf({})).toEqual({ ...situation({}), prerequisitesMet: undefined });
  });

  test("what a case says is taken as it is", () => {
    const said = {
      engineers: 70,
      teams: 8,
      consistency: "event-based",
      audit: "regulatory",
      latency: "sub-ms",
      boundaries: "clear",
    };
    expect(situationOf(said, { scope: "module" })).toMatchObject({ ...said, scope: "module" });
  });

  test("what it does not say may follow from what it says", () => {
    expect(situationOf({ engineers: 70 }).teams).toBe(10);
    expect(situationOf({ streaming: "core" }).volume).toBe("moderate");
  });

  test.each([
    ["shrinking", 70],
    ["flat", 100],
    ["modest", 130],
    ["tripling", 228],
  ])("100 engineers, %s: %i in 18 months", (growth, expected) => {
    expect(situationOf({ engineers: 100, growth }).engineersIn18Months).toBe(expected);
  });

  test("a head-count ahead that is said is not worked out", () => {
    expect(
      situationOf({ engineers: 100, growth: "tripling", engineersIn18Months: 90 }).engineersIn18Months,
    ).toBe(90);
  });

  test("one engineer who shrinks is still one", () => {
    expect(situationOf({ engineers: 1, growth: "shrinking" }).engineersIn18Months).toBe(1);
  });

  test("skills that are listed are there, and those that are not listed are not", () => {
    expect(situationOf({ ops_maturity: { expertise: ["ddd"] } }).expertise).toEqual({
      broker: "no",
      "domain-driven-design": "yes",
      "data-grid": "no",
    });
  });

  test("without a list, nobody knows", () => {
    expect(new Set(Object.values(situationOf({}).expertise))).toEqual(new Set(["unknown"]));
  });

  test("the number of prerequisites is known, and not which they are", () => {
    const { prerequisitesMet, operations } = situationOf({ ops_maturity: { prerequisites_of_6_read: 4 } });
    expect(prerequisitesMet).toBe(4);
    expect(new Set(Object.values(operations))).toEqual(new Set(["unknown"]));
  });
});

test("who it was, what they decided and what became of it changes nothing", () => {
  const story = fc.record({
    id: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
    name: fc.string(),
    year: fc.integer(),
    decision: fc.string(),
    outcome: fc.string(),
    outcome_verdict: fc.string(),
    source: fc.string(),
    note: fc.string(),
    verified: fc.boolean(),
    expected_recommendation: fc.constantFrom("monolith", "space-based"),
    acceptable: fc.constantFrom([], ["cqrs-es"]),
  });
  const told = fc.record({ domain_kind: fc.string(), engineers_basis: fc.string() });
  fc.assert(
    fc.property(story, told, fc.nat(500), (one, other, engineers) => {
      const plain = parseCasebook(
        JSON.stringify({ ...leastLine, profile: { engineers: engineers + 1 } }),
      )[0]!;
      const dressed = caseOf({ engineers: engineers + 1, ...other }, one);
      expect(situationOfCase(dressed)).toEqual(situationOfCase(plain));
    }),
  );
});

test("every value is one that its input can have", () => {
  const { operations, expertise, ...single } = situationOf({ engineers: 3, growth: "shrinking" });
  const values: Readonly<Record<string, unknown>> = { ...single, ...operations, ...expertise };
  for (const { name, domain } of inputs) {
    const value = values[name];
    if (domain.kind === "choice") expect(domain.choices.map((one) => one.value)).toContain(value);
    else expect(Number(value)).toBeGreaterThanOrEqual(domain.least);
  }
});
