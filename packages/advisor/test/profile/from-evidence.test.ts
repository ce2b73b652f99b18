import {
  type Capability,
  type CapabilityEvidence,
  capabilities,
  type Finding,
  type History,
} from "@ashlar/survey";
import { describe, expect, test } from "vitest";
import { fromEvidence } from "../../src/profile/from-evidence.js";
import { proofs } from "../../src/profile/proof.js";

const day = 86_400_000;
const lastCommit = Date.UTC(2026, 9, 3);

const history = (overrides: Partial<History> = {}): History => ({
  commits: 4_000,
  firstCommit: lastCommit - 900 * day,
  lastCommit,
  activeAuthors: 24,
  activeAuthorsAYearBefore: 16,
  commitsPerWeek: 80,
  repairShare: 0.1,
  releasesLastYear: 20,
  modules: [],
  caveats: [],
  ...overrides,
});

const finding = (capability: Capability, overrides: Partial<Finding> = {}): Finding => ({
  ...{
    probe: "ci-job",
    capability,
    outcome: "true",
    strength: "exercised",
    message: "a job runs it",
    places: [],
  },
  ...overrides,
});

const seen = (
  capability: Capability,
  strength: CapabilityEvidence["strength"],
  findings: readonly Finding[] = strength === "none"
    ? [finding(capability, { outcome: "false", message: "no job runs it" })]
    : [finding(capability)],
) => fromEvidence({ readiness: [{ capability, strength, findings }], history: undefined });

const people = (overrides: Partial<History>) =>
  fromEvidence({ readiness: [], history: history(overrides) }).values;

describe("a capability", () => {
  test("counts as there from the strength on that proves it", () => {
    for (const capability of capabilities) {
      const { needs } = proofs[capability];
      expect(seen(capability, "exercised").values[capability]?.value).toBe("yes");
      expect(seen(capability, "wired").values[capability]?.value).toBe(needs === "wired" ? "yes" : undefined);
      expect(seen(capability, "declared").values[capability]).toBeUndefined();
    }
  });

  test("is told with its first place", () => {
    const places = [{ file: ".github/workflows/deploy.yml", line: 12 }, { file: "other" }];
    const { values } = seen("deployment", "exercised", [
      finding("deployment", { message: "A job deploys.", places }),
    ]);
    expect(values.deployment).toEqual({
      value: "yes",
      source: "measured",
      because: "exercised: A job deploys (.github/workflows/deploy.yml:12)",
    });
  });

  test("that is only declared is a hint", () => {
    expect(seen("testing", "declared").hints.testing).toContain("too little");
  });

  test("that could not be looked at is never a no", () => {
    for (const capability of capabilities) {
      const { values, hints } = seen(capability, "not-available", []);
      expect(values).toEqual({});
      expect(hints[capability]).toBe("the repository cannot show it");
    }
  });

  test.each(["testing", "observability", "resilience"] as const)(
    "%s is a no where nothing shows it",
    (one) => {
      expect(seen(one, "none").values[one]).toEqual({
        value: "no",
        source: "measured",
        because: "nothing in the repository shows it; no job runs it",
      });
    },
  );

  test.each([
    "deployment",
    "on-call",
    "infrastructure-as-code",
    "broker",
    "domain-driven-design",
    "data-grid",
  ] as const)("%s may live elsewhere: seeing nothing proves nothing", (one) => {
    expect(seen(one, "none")).toMatchObject({
      values: {},
      hints: { [one]: expect.stringContaining("nothing in the repository shows it") },
    });
  });
});

describe("engineers", () => {
  test("are those who committed lately", () => {
    expect(people({}).engineers).toEqual({
      value: 24,
      source: "measured",
      because: "24 people committed in the 90 days to 2026-10-03",
    });
  });

  test("in eighteen months are a projection of the last year, and say so", () => {
    expect(people({}).engineersIn18Months).toMatchObject({
      value: Math.round(24 * 1.5 ** 1.5),
      because: expect.stringContaining("a projection"),
    });
  });

  test("are never projected beyond a tripling or a third", () => {
    expect(people({ activeAuthors: 30, activeAuthorsAYearBefore: 1 }).engineersIn18Months?.value).toBe(90);
    expect(people({ activeAuthors: 1, activeAuthorsAYearBefore: 30 }).engineersIn18Months?.value).toBe(1);
    expect(people({ activeAuthors: 30, activeAuthorsAYearBefore: 300 }).engineersIn18Months?.value).toBe(10);
  });

  test("are not projected without a year to compare with", () => {
    for (const activeAuthorsAYearBefore of [undefined, 0])
      expect(people({ activeAuthorsAYearBefore })).not.toHaveProperty("engineersIn18Months");
  });

  test("are unknown where only bots commit, or the clone is shallow", () => {
    expect(people({ activeAuthors: 0 })).toEqual({});
    const caveats = [{ kind: "shallow", message: "The clone is shallow." }] as const;
    const boundaries = {
      clarity: "clear",
      ownShare: 0.9,
      modules: 4,
      commits: 100,
      boundShare: 0,
      couplings: [],
    } as const;
    expect(fromEvidence({ readiness: [], history: history({ caveats, boundaries }) })).toEqual({
      values: {},
      hints: {},
      caveats: ["The clone is shallow."],
    });
  });
});

describe("boundaries", () => {
  const boundaries: NonNullable<History["boundaries"]> = {
    ...{ clarity: "clear" as const, ownShare: 0.812, modules: 5, commits: 900, boundShare: 0, couplings: [] },
  };
  const judged = (
    structure?: { modules: number; cycles: number },
    given: Partial<History> = { boundaries },
  ) => fromEvidence({ readiness: [], history: history({ modulesFrom: "given", ...given }), structure });

  test("are what changes together shows", () => {
    expect(judged().values.boundaries).toEqual({
      value: "clear",
      source: "measured",
      because: "81 % of the changes to 5 modules stay within one (modules given)",
    });
  });

  test("are not clear where imports run in circles", () => {
    expect(judged({ modules: 5, cycles: 2 }).values.boundaries).toMatchObject({
      value: "mixed",
      because: expect.stringContaining("2 circles in the imports of 5 modules"),
    });
    expect(judged({ modules: 5, cycles: 0 }).values.boundaries?.value).toBe("clear");
  });

  test.each(["short", "single-author"] as const)("are not known from a history that is %s", (kind) => {
    const caveats = [{ kind, message: "It says little." }];
    expect(judged(undefined, { boundaries, caveats }).values.boundaries).toBeUndefined();
  });

  test("are not known from imports alone", () => {
    const { values, hints } = judged({ modules: 5, cycles: 0 }, {});
    expect(values.boundaries).toBeUndefined();
    expect(hints.boundaries).toBe("there is no circle in the imports of 5 modules");
    expect(judged({ modules: 1, cycles: 0 }, {}).hints).toEqual({});
  });
});

test("deployables are what somebody counted", () => {
  const deployables = { count: 3, because: "3 units in architecture.yaml" };
  expect(fromEvidence({ readiness: [], history: undefined, deployables }).values.deployables).toEqual({
    value: 3,
    source: "measured",
    because: "3 units in architecture.yaml",
  });
});
