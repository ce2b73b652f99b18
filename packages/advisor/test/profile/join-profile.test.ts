import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputOf, inputs } from "../../src/profile/inputs.js";
import { joinProfile } from "../../src/profile/join-profile.js";
import { parseOrganisation } from "../../src/profile/load-organisation.js";
import { profileEntries } from "../../src/profile/profile-entries.js";
import { sourcedValue } from "../../src/profile/profile-values.js";
import type { Input } from "../../src/profile/situation.js";
import { situationOf } from "../../src/profile/situation-of.js";
import type { EvidenceValues, SomeValues } from "../../src/profile/stated.js";
import { situation } from "../situation.js";
import { anyEvidence, anyOrganisation } from "./any-profile-parts.js";

const organisation = (text: string) => parseOrganisation(text).value;
const evidence = (values: SomeValues, hints: EvidenceValues["hints"] = {}): EvidenceValues => ({
  ...{ values, hints, caveats: [] },
});
const measured = (value: string | number, because: string) => ({
  value,
  source: "measured" as const,
  because,
});

describe("who is believed", () => {
  test("nobody said anything: everything is assumed, later values from earlier ones", () => {
    const profile = joinProfile({ name: "shop" });
    expect(profile).toMatchObject({ name: "shop", modules: [] });
    expect(new Set(profileEntries(profile).map(({ source }) => source))).toEqual(new Set(["assumed"]));
    expect(situationOf(profile, "whole")).toEqual(situation());
  });

  test("the organisation, before its repository; what disagrees is told", () => {
    const profile = joinProfile({
      name: "shop",
      organisation: organisation("engineers: 12\n"),
      evidence: evidence({ engineers: measured(23, "23 people committed") }),
    });
    expect(profile.inputs.engineers).toEqual({
      value: 12,
      source: "declared",
      because: "said in organisation.yaml; the repository says 23: 23 people committed",
    });
  });

  test("the command line, before the organisation", () => {
    const flag = { value: 30, source: "declared", because: "given as --engineers" } as const;
    const { inputs: values } = joinProfile({
      name: "shop",
      organisation: organisation("engineers: { value: 12, recorded: people system }\n"),
      flags: { values: { engineers: flag } },
    });
    expect(values.engineers).toEqual(flag);
  });

  test("a record in the evidence, before what is merely declared", () => {
    const record = { value: 40, source: "recorded", because: "delivery records" } as const;
    const { inputs: values } = joinProfile({
      name: "shop",
      organisation: organisation("operationsShare: 20\n"),
      evidence: evidence({ operationsShare: record }),
    });
    expect(values.operationsShare).toEqual({
      ...record,
      because: "delivery records; said in organisation.yaml: 20",
    });
  });

  test("the repository, where nobody said anything", () => {
    const boundaries = measured("clear", "81 % stay within one");
    expect(joinProfile({ name: "shop", evidence: evidence({ boundaries }) }).inputs.boundaries).toEqual(
      boundaries,
    );
  });

  test("both where they agree: then it is measured", () => {
    const { inputs: values } = joinProfile({
      name: "shop",
      organisation: organisation("boundaries: clear\n"),
      evidence: evidence({ boundaries: measured("clear", "81 % stay within one") }),
    });
    expect(values.boundaries).toEqual(
      measured("clear", "81 % stay within one; said in organisation.yaml too"),
    );
  });
});

describe("a capability", () => {
  const nothing = "nothing in the repository shows it";
  const joined = (text: string, parts: EvidenceValues) =>
    joinProfile({ name: "shop", organisation: organisation(text), evidence: parts }).operations;

  test("that is claimed without evidence stays a claim, and is shown as one", () => {
    const claim = { value: "yes", source: "declared", because: `said in organisation.yaml; ${nothing}` };
    expect(joined("operations: { onCall: yes }", evidence({}, { "on-call": nothing }))["on-call"]).toEqual(
      claim,
    );
    expect(
      joined("operations: { testing: yes }", evidence({ testing: measured("no", nothing) })).testing,
    ).toEqual(claim);
  });

  test("that is denied stays denied, and what was seen is told", () => {
    for (const value of ["no", "unknown"]) {
      const { testing } = joined(
        `operations: { testing: ${value} }`,
        evidence({ testing: measured("yes", "exercised: a job runs tests") }),
      );
      expect(testing).toEqual({
        value,
        source: "declared",
        because: "said in organisation.yaml; exercised: a job runs tests",
      });
    }
  });

  test("that nobody speaks of is unknown, with what was looked for", () => {
    expect(joined("{}", evidence({}, { deployment: nothing })).deployment).toEqual({
      value: "unknown",
      source: "assumed",
      because: `nobody said; ${nothing}`,
    });
  });
});

test("a growth that was measured is carried over to the number of people that is declared", () => {
  const { inputs: values } = joinProfile({
    name: "shop",
    organisation: organisation("engineers: 12\n"),
    evidence: evidence({
      engineers: measured(20, "20 people committed"),
      engineersIn18Months: measured(30, "a projection"),
    }),
  });
  expect(values.engineersIn18Months).toEqual(measured(18, "a projection; carried over to 12"));
});

describe("a module", () => {
  const text = `engineers: 60
engineersIn18Months: 90
teams: 8
audit: useful
modules:
  ledger: { audit: regulatory, streaming: core, expertise: { broker: yes } }
  agenda: { engineers: 6 }
`;
  const profile = joinProfile({ name: "shop", organisation: organisation(text), modules: ["web", "ledger"] });
  const [agenda, ledger, web] = profile.modules;

  test("is named in the file, or shown by the repository", () => {
    expect(profile.modules.map(({ name }) => name)).toEqual(["agenda", "ledger", "web"]);
    expect(web?.own).toEqual([]);
  });

  test("has its own values over those of the whole", () => {
    expect(ledger?.own).toEqual(["audit", "streaming", "volume", "broker"]);
    expect(ledger?.inputs.audit).toMatchObject({ value: "regulatory", source: "declared" });
    expect(web?.inputs.audit).toEqual(profile.inputs.audit);
  });

  test("has the head-count of the whole unless it says otherwise, and says so", () => {
    expect(ledger?.inputs.engineers).toEqual({
      value: 60,
      source: "declared",
      because: "the whole system's: said in organisation.yaml",
    });
  });

  test("that gives its own head-count grows as the whole does, and has teams to match", () => {
    expect(agenda?.own).toEqual(["engineers", "engineersIn18Months", "teams"]);
    expect(agenda?.inputs.engineersIn18Months).toMatchObject({ value: 9, source: "assumed" });
    expect(agenda?.inputs.teams).toMatchObject({ value: 1, source: "assumed" });
  });

  test("assumes anew what follows from its own values", () => {
    expect(ledger?.inputs.volume).toMatchObject({ value: "moderate", source: "assumed" });
  });

  test("may be called what objects inherit", () => {
    const odd = joinProfile({ name: "shop", modules: ["constructor", "__proto__", "toString"] });
    expect(odd.modules.map(({ name, own }) => [name, own])).toEqual([
      ["__proto__", []],
      ["constructor", []],
      ["toString", []],
    ]);
  });
});

test("a situation has the plain values, and the number of prerequisites only where it is known", () => {
  const counted = joinProfile({ name: "shop", organisation: organisation("prerequisitesMet: 4\n") });
  expect(situationOf(counted, "module")).toEqual({ ...situation(), scope: "module", prerequisitesMet: 4 });
  expect(situationOf(joinProfile({ name: "shop" }), "whole")).not.toHaveProperty("prerequisitesMet");
});

describe("for any organisation and repository", () => {
  const joined = fc
    .tuple(anyOrganisation, anyEvidence, fc.array(fc.constantFrom("a", "b", "orders")))
    .map(([given, shown, modules]) => ({ name: "shop", organisation: given, evidence: shown, modules }));

  test("every value of the whole and of each module is listed, with a source and a reason, inside its domain", () => {
    fc.assert(
      fc.property(joined, (parts) => {
        const profile = joinProfile(parts);
        for (const values of [profile, ...profile.modules]) {
          const entries = profileEntries(values);
          const counted = values.prerequisitesMet ? ["prerequisitesMet"] : [];
          expect(entries.map(({ input }) => input)).toEqual([...inputs.map(({ name }) => name), ...counted]);
          for (const { input, value, because } of entries) {
            expect(because).not.toBe("");
            if (input === "prerequisitesMet") continue;
            const { domain } = inputOf(input);
            if (domain.kind === "choice") expect(domain.choices.map((one) => one.value)).toContain(value);
            else {
              expect(value).toBeGreaterThanOrEqual(domain.least);
              expect(value).toBeLessThanOrEqual(domain.most);
            }
          }
        }
      }),
    );
  });

  test("the order of modules changes nothing", () => {
    fc.assert(
      fc.property(joined, (parts) => {
        const modules = Object.fromEntries(Object.entries(parts.organisation.modules).reverse());
        const other = {
          ...parts,
          organisation: { ...parts.organisation, modules },
          modules: [...parts.modules].reverse(),
        };
        expect(joinProfile(other)).toEqual(joinProfile(parts));
      }),
    );
  });

  test("what the organisation declares of its needs is never overruled by what is measured", () => {
    fc.assert(
      fc.property(joined, (parts) => {
        const profile = joinProfile(parts);
        for (const { name } of inputs) {
          const said = parts.organisation.values[name];
          if (said && parts.evidence.values[name]?.source !== "recorded")
            expect(sourcedValue(profile, name as Input).value).toBe(said.value);
        }
      }),
    );
  });

  test("a module that says nothing has the values of the whole", () => {
    fc.assert(
      fc.property(joined, (parts) => {
        const profile = joinProfile({ ...parts, modules: ["says nothing of itself"] });
        const module = profile.modules.find(({ name }) => name === "says nothing of itself")!;
        expect(situationOf(module, "whole")).toEqual(situationOf(profile, "whole"));
      }),
    );
  });
});
