import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseOrganisation } from "../../src/profile/load-organisation.js";
import { organisationText } from "../../src/profile/organisation-text.js";
import { anyOrganisation } from "./any-profile-parts.js";
import { expectGolden } from "./golden.js";

const written = `name: shop
engineers: { value: 12, recorded: "people system, 2026-11" }
audit: regulatory
availability: 99.95
operations: { testing: yes, onCall: no }
prerequisitesMet: 3
modules:
  ledger: { streaming: core, audit: { value: regulatory, recorded: contract }, expertise: { broker: yes } }
  web: {}
acceptedRisks:
  - { capability: on-call, module: ledger, owner: platform team, reason: "new: no runbooks", accepted: 2026-11-01, expires: 2027-03-01 }
`;

test("a file explains itself: each question, and what each value means", () => {
  const schema = "node_modules/@ashlar/advisor/schema/organisation.schema.json";
  expectGolden("written.yaml", organisationText(parseOrganisation(written).value, { schema }));
});

test("what was measured is a comment, so that it stays measured", () => {
  const teams = { value: 3, source: "measured", because: "three\nteams \u001b[31m" } as const;
  const text = organisationText({ values: { teams }, modules: {}, acceptedRisks: [] });
  expect(text).toContain("# teams: 3 # measured: three teams \\u001b[31m\n");
  expect(parse(text)).toBeNull();
});

test("reading what was written gives what was there", () => {
  fc.assert(
    fc.property(anyOrganisation, (organisation) => {
      expect(parseOrganisation(organisationText(organisation)).value).toEqual(organisation);
    }),
    { numRuns: 300 },
  );
});
