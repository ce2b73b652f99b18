import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advise } from "../src/advise.js";
import { inputs } from "../src/profile/inputs.js";
import { joinProfile } from "../src/profile/join-profile.js";
import { parseOrganisation } from "../src/profile/load-organisation.js";
import type { Profile } from "../src/profile/profile.js";
import { anyEvidence, anyOrganisation } from "./profile/any-profile-parts.js";

const few = { numRuns: 20 };

const anyProfileParts = fc.record({
  name: fc.constant("shop"),
  organisation: anyOrganisation,
  evidence: anyEvidence,
});

const profileOf = (organisation: string): Profile =>
  joinProfile({ name: "shop", organisation: parseOrganisation(organisation).value });

const able = `
operations: { deployment: yes, testing: yes, observability: yes, onCall: yes, resilience: yes, infrastructureAsCode: yes }
boundaries: clear
engineers: 24
`;

describe("an advice", () => {
  test("is the same for the same profile, to the byte", () => {
    fc.assert(
      fc.property(anyProfileParts, (parts) => {
        expect(JSON.stringify(advise(joinProfile(parts)))).toBe(JSON.stringify(advise(joinProfile(parts))));
      }),
      few,
    );
  });

  test("says where every value comes from, of the whole and of each module", () => {
    fc.assert(
      fc.property(anyProfileParts, (parts) => {
        const { profile, modules } = advise(joinProfile(parts));
        for (const entries of [profile, ...modules.map((one) => one.profile)]) {
          for (const { name } of inputs) expect(entries.map(({ input }) => input)).toContain(name);
          for (const { source, because } of entries) {
            expect(["measured", "recorded", "declared", "assumed"]).toContain(source);
            expect(because).not.toBe("");
          }
        }
      }),
      few,
    );
  });

  test("lists what would flip it, or says of every input that nothing does", () => {
    fc.assert(
      fc.property(anyProfileParts, (parts) => {
        const { sensitivity, modules } = advise(joinProfile(parts));
        for (const { flips, indifferent } of [sensitivity, ...modules.map((one) => one.sensitivity)]) {
          expect(flips.length + indifferent.length).toBe(inputs.length);
        }
      }),
      few,
    );
  });

  test("names one of the patterns as chosen for each part of its answer", () => {
    fc.assert(
      fc.property(anyProfileParts, (parts) => {
        const { decision, structure, headline } = advise(joinProfile(parts));
        const chosen = decision.verdicts
          .filter(({ verdict }) => verdict === "chosen")
          .map(({ pattern }) => pattern);
        expect(chosen).toEqual(expect.arrayContaining([structure, headline, ...decision.overlays]));
      }),
      few,
    );
  });
});

describe("modules", () => {
  const ledger =
    "ledger: { consistency: event-based, audit: regulatory, expertise: { domainDrivenDesign: yes } }";
  const live = "live: { independentScaling: one }";

  test("that differ get an answer of their own, and the rest stays simple", () => {
    const { answer, structure, headline, modules } = advise(
      profileOf(`${able}modules:\n  ${ledger}\n  ${live}\n`),
    );
    expect(structure).toBe("selective-extraction");
    expect(headline).toBe("cqrs-es");
    expect(modules.map(({ name, isExtracted, overlays }) => [name, isExtracted, overlays])).toEqual([
      ["ledger", false, ["cqrs-es"]],
      ["live", true, []],
    ]);
    expect(answer).toBe(
      "Selective extraction, with ledger: CQRS + event sourcing; live: in a deployable of its own.",
    );
  });

  test("that would be event-sourced if somebody knew how say so, in the answer's gaps too", () => {
    const said = `${able}modules:\n  ledger: { consistency: event-based, audit: regulatory }\n`;
    const { modules, gaps, decision } = advise(profileOf(said));
    expect(modules[0]?.because).toContain("It would win with domain-driven design in place.");
    expect(gaps.map(({ capability }) => capability)).toContain("domain-driven-design");
    expect(decision.nearMisses.map(({ id }) => id)).toContain("audit-table");
    expect(decision.verdicts.find(({ pattern }) => pattern === "cqrs-es")?.verdict).toBe("blocked");
  });

  test("are extracted two at a time; the others wait until those are operated", () => {
    const many = ["a", "b", "c", "d", "e"].map((name) => `  ${name}: { independentScaling: one }\n`).join("");
    const { modules, structure } = advise(profileOf(`${able}modules:\n${many}`));
    expect(structure).toBe("selective-extraction");
    expect(modules.filter(({ isExtracted }) => isExtracted).map(({ name }) => name)).toEqual(["a", "b"]);
    expect(modules.at(-1)?.because).toContain("Others come first");
  });

  test("all run apart where the whole is microservices", () => {
    const large = `
engineers: 200
teams: 25
domainComplexity: high
independentScaling: several
consistency: eventual
`;
    const { modules, headline, architecture } = advise(
      profileOf(`${able.replace("engineers: 24\n", "")}${large}modules:\n  catalog: { latency: low }\n`),
    );
    expect(headline).toBe("microservices");
    expect(modules[0]?.isExtracted).toBe(true);
    expect(architecture).toContain("catalog: { unit: catalog }");
  });

  test("do not leave the answer what it would be without them when asked what flips it", () => {
    const { sensitivity, headline } = advise(profileOf(`${able}modules:\n  ${live}\n`));
    expect(headline).toBe("selective-extraction");
    for (const { changes, headline: other } of sensitivity.flips) {
      if (changes[0]?.input === "independentScaling") expect(other).not.toBe("selective-extraction");
    }
  });

  test("do not all scale apart because some part of the whole does", () => {
    const { modules } = advise(profileOf(`${able}independentScaling: one\nmodules:\n  ${ledger}\n`));
    expect(modules[0]?.isExtracted).toBe(false);
  });

  test("may be written in any order", () => {
    const one = advise(profileOf(`${able}modules:\n  ${ledger}\n  ${live}\n`));
    const other = advise(profileOf(`${able}modules:\n  ${live}\n  ${ledger}\n`));
    expect(other).toEqual(one);
  });

  test("may have any names: only the names change", () => {
    const said = `${able}modules:\n  ${ledger}\n  ${live}\n`;
    const renamed = said.replace("ledger:", "accounts:").replace("live:", "sockets:");
    const told = JSON.stringify(advise(profileOf(said)));
    const back = JSON.stringify(advise(profileOf(renamed)))
      .replaceAll("accounts", "ledger")
      .replaceAll("sockets", "live");
    expect(back).toBe(told);
  });
});
