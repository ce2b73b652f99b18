import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Baseline, baselineOf, forgive, shrink } from "../../src/forgiveness/baseline.js";
import { moduleMap } from "../../src/modules/module-map.js";
import type { RuleFacts } from "../../src/rules/facts.js";
import { ruleIds } from "../../src/rules/rule-id.js";
import { type SourceRuleId, sourceRules } from "../../src/rules/source-rules.js";
import type { Violation } from "../../src/violation.js";
import { ashlarFactsOf, factsOf } from "./generated-facts.js";
import { importSketch, moduleNames, type Sketch, sketch } from "./sketch.js";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const runs = { seed, numRuns: 200 } as const;
const names = ["orders", "billing", "users", "stock", "mail"];
const rules = Object.keys(sourceRules) as readonly SourceRuleId[];
const worlds = { configured: factsOf, Ashlar: ashlarFactsOf } as const;

const identities = (violations: readonly Violation[]) => violations.map(({ identity }) => identity);
const all = (facts: RuleFacts) => rules.flatMap((rule) => sourceRules[rule](facts));
const size = (baseline: Baseline) =>
  Array.from(baseline.values(), ({ size }) => size).reduce((a, b) => a + b, 0);

describe.each(Object.keys(worlds) as readonly (keyof typeof worlds)[])(
  `in %s modules (seed ${seed})`,
  (world) => {
    const factsIn = worlds[world];

    test.each(rules)("%s: a further import never removes a violation", (rule) => {
      const property = fc.property(sketch, importSketch, (before, further) => {
        const after: Sketch = { ...before, imports: [...before.imports, further] };
        const remaining = new Set(identities(sourceRules[rule](factsIn(after, names))));
        const gone = identities(sourceRules[rule](factsIn(before, names))).filter(
          (one) => !remaining.has(one),
        );
        expect(gone).toEqual([]);
      });
      fc.assert(property, runs);
    });

    test.each(rules)("%s: other names of modules and their folders never change the count", (rule) => {
      const property = fc.property(sketch, moduleNames, (sketched, others) => {
        const [before, after] = [names, others].map(
          (named) => sourceRules[rule](factsIn(sketched, named)).length,
        );
        expect(after).toBe(before);
      });
      fc.assert(property, runs);
    });

    test.each(rules)("%s: the order of files, modules and imports changes nothing", (rule) => {
      const property = fc.property(sketch, fc.infiniteStream(fc.nat()), (sketched, chance) => {
        const facts = factsIn(sketched, names);
        const shuffled = <Item>(items: Iterable<Item>): readonly Item[] =>
          [...items]
            .map((item) => [chance.next().value, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const files = new Map(
          shuffled(facts.survey.files).map(([path, file]) => [
            path,
            { ...file, imports: shuffled(file.imports) },
          ]),
        );
        const reordered = {
          ...facts,
          survey: { ...facts.survey, files },
          imports: shuffled(facts.imports),
          modules: moduleMap(shuffled(facts.modules.modules)),
        };
        expect(told(sourceRules[rule](reordered))).toEqual(told(sourceRules[rule](facts)));
      });
      fc.assert(property, runs);
    });

    test("a violation has an identity of its own and a place in a file that is there", () => {
      const property = fc.property(sketch, (sketched) => {
        const facts = factsIn(sketched, names);
        for (const rule of rules) {
          const violations = sourceRules[rule](facts);
          expect(new Set(identities(violations)).size).toBe(violations.length);
          const places = violations.flatMap((one) => one.places);
          expect(violations.every((one) => one.rule === rule && one.places.length > 0)).toBe(true);
          expect(
            places.filter(({ file, line = 1 }) => !facts.survey.paths.includes(file) || line < 1),
          ).toEqual([]);
        }
      });
      fc.assert(property, runs);
    });

    test("a baseline of all that is violated forgives it all, and nothing of it is stale", () => {
      const property = fc.property(sketch, (sketched) => {
        const violations = all(factsIn(sketched, names));
        expect(forgive(violations, baselineOf(violations))).toEqual({ remaining: [], stale: [] });
      });
      fc.assert(property, runs);
    });

    test("a baseline forgives nothing that is new", () => {
      const property = fc.property(sketch, sketch, (then, now) => {
        const baseline = baselineOf(all(factsIn(then, names)));
        const { remaining } = forgive(all(factsIn(now, names)), baseline);
        const known = new Set(all(factsIn(then, names)).map(({ rule, identity }) => `${rule} ${identity}`));
        const isNew = ({ rule, identity }: Violation) => !known.has(`${rule} ${identity}`);
        expect(remaining).toEqual(all(factsIn(now, names)).filter(isNew));
      });
      fc.assert(property, runs);
    });
  },
);

test.each(rules)("the generated repositories do violate %s", (rule) => {
  const sketches = fc.sample(sketch, { seed: 1, numRuns: 300 });
  const violating = sketches.filter((one) => sourceRules[rule](factsOf(one, names)).length > 0);
  expect(violating.length).toBeGreaterThan(20);
});

test("shrinking never adds, and removes what is stale and nothing else", () => {
  const violation = fc.record({
    rule: fc.constantFrom(...ruleIds),
    identity: fc.constantFrom("a", "b", "c", "a -> b"),
  });
  const baselines = fc
    .array(violation, { maxLength: 20 })
    .map((entries) => baselineOf(entries as unknown as readonly Violation[]));
  const property = fc.property(baselines, fc.array(violation, { maxLength: 20 }), (baseline, violations) => {
    const present = violations as unknown as readonly Violation[];
    const { remaining, stale } = forgive(present, baseline);
    const smaller = shrink(baseline, stale);
    expect(size(smaller)).toBe(size(baseline) - stale.length);
    for (const [rule, kept] of smaller)
      expect([...kept].every((one) => baseline.get(rule)!.has(one))).toBe(true);
    expect(forgive(present, smaller)).toEqual({ remaining, stale: [] });
  });
  fc.assert(property, runs);
});

/** What a report would say, whatever the order of finding it. */
function told(violations: readonly Violation[]) {
  return violations
    .map(({ identity, message, fix, between, places }) => ({
      identity,
      message,
      fix,
      between,
      places: places.map((place) => JSON.stringify(place)).sort(),
    }))
    .sort((a, b) => (a.identity < b.identity ? -1 : 1));
}
