import { describe, expect, test } from "vitest";
import { parseOrganisation } from "../../src/profile/load-organisation.js";

const said = (text: string) => parseOrganisation(text).value;
const declared = (value: unknown) => ({ value, source: "declared", because: "said in organisation.yaml" });

describe("a value", () => {
  test("is short, and declared", () => {
    expect(said("engineers: 12\naudit: regulatory\n").values).toEqual({
      engineers: declared(12),
      audit: declared("regulatory"),
    });
  });

  test("is long, and recorded where it says", () => {
    expect(said('engineers: { value: 12, recorded: "people system, 2026-11" }\n').values.engineers).toEqual({
      value: 12,
      source: "recorded",
      because: "people system, 2026-11",
    });
  });

  test("of a capability is yes, no or unknown, in words or as a boolean", () => {
    const text =
      "operations: { testing: yes, onCall: false, deployment: unknown }\nexpertise: { dataGrid: true }\n";
    expect(said(text).values).toEqual({
      testing: declared("yes"),
      "on-call": declared("no"),
      deployment: declared("unknown"),
      "data-grid": declared("yes"),
    });
  });

  test("may follow an alias", () => {
    expect(said("engineers: &all 12\nengineersIn18Months: *all\n").values.engineersIn18Months).toEqual(
      declared(12),
    );
  });
});

test("the engineers to come may be given without those of today", () => {
  expect(said("engineersIn18Months: 40\n").values).toEqual({ engineersIn18Months: declared(40) });
});

test("the number of prerequisites may be all that is known of them", () => {
  expect(said("prerequisitesMet: 2\n").prerequisitesMet).toEqual(declared(2));
  expect(said("prerequisitesMet: 3\noperations: { testing: yes, onCall: no }\n").prerequisitesMet).toEqual(
    declared(3),
  );
});

test("a module says in what it differs", () => {
  const { modules } = said(
    "modules:\n  ledger: { audit: regulatory, expertise: { broker: yes } }\n  web: {}\n",
  );
  expect(modules).toEqual({
    ledger: { audit: declared("regulatory"), broker: declared("yes") },
    web: {},
  });
});

test("a module may be called what objects inherit", () => {
  expect(Object.keys(said("modules:\n  constructor: { audit: none }\n  toString: {}\n").modules)).toEqual([
    "constructor",
    "toString",
  ]);
});

test("an accepted risk has its days as text, however YAML reads them", () => {
  const text = `acceptedRisks:
  - capability: on-call
    module: ledger
    owner: platform team
    reason: nobody has written runbooks yet
    accepted: 2026-11-01
    expires: !!timestamp 2027-03-01
`;
  expect(said(text).acceptedRisks).toEqual([
    {
      capability: "on-call",
      module: "ledger",
      owner: "platform team",
      reason: "nobody has written runbooks yet",
      accepted: "2026-11-01",
      expires: "2027-03-01",
    },
  ]);
});

test("the place of every value is known, and of what is left out the nearest around it", () => {
  const { placeOf } = parseOrganisation("engineers: 12\nmodules:\n  ledger: { audit: none }\n");
  const file = "organisation.yaml";
  expect(placeOf(["engineers"])).toEqual({ file, line: 1, column: 1 });
  expect(placeOf(["modules", "ledger", "audit"])).toEqual({ file, line: 3, column: 13 });
  expect(placeOf(["modules", "ledger", "volume"])).toEqual({ file, line: 3, column: 3 });
});
