import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AshlarError, formatError } from "@ashlar/core/errors";
import { afterAll, describe, expect, test } from "vitest";
import { loadOrganisation, parseOrganisation } from "../../src/profile/load-organisation.js";
import { expectAllGolden, expectGolden } from "./golden.js";

// Every mistake that can be made in organisation.yaml, and word for word what its author is told.

const risk = (rest: string) =>
  `acceptedRisks:\n  - { capability: on-call, owner: platform team, reason: new, ${rest} }\n`;

const mistakes: Readonly<Record<string, string>> = {
  "syntax-indent": "operations:\n  testing: yes\n onCall: no\n",
  "syntax-tab": "operations:\n\ttesting: yes\n",
  "syntax-unclosed": "operations: { testing: yes\n",
  "syntax-duplicate": "engineers: 12\nengineers: 13\n",
  "syntax-documents": "engineers: 12\n---\nengineers: 13\n",
  "syntax-alias": "engineers: *count\n",
  "syntax-deep": `engineers: ${"[".repeat(200)}\n`,
  "root-list": "- engineers\n",
  "root-text": "twelve engineers\n",
  "key-top": "enginers: 12\n",
  "key-top-unlike": "favouriteColour: red\n",
  "key-operation": "operations: { tests: yes }\n",
  "key-operation-on-top": "testing: yes\n",
  "key-operation-kebab": "operations: { on-call: yes }\n",
  "key-expertise": "expertise: { grid: yes }\n",
  "key-long": "engineers: { valeu: 12 }\n",
  "key-prototype": "__proto__: { engineers: 12 }\n",
  "number-text": "engineers: many\n",
  "number-none": "engineers:\n",
  "number-low": "engineers: 0\n",
  "number-broken": "teams: 2.5\n",
  "number-high": "availability: 100\n",
  "number-percent": "availability: 99.9%\n",
  "number-long": "engineers: { value: -3, recorded: people system }\n",
  "choice-typing": "audit: regulatry\n",
  "choice-unlike": "audit: heavy\n",
  "choice-long": "audit: { value: regulatry, recorded: contract }\n",
  "choice-boolean": "audit: true\n",
  "operation-maybe": "operations: { testing: maybe }\n",
  "operations-text": "operations: yes\n",
  "record-missing": "engineers: { value: 12 }\n",
  "record-empty": 'engineers: { value: 12, recorded: "" }\n',
  "name-lines": 'name: "two\\nlines"\n',
  "name-number": "name: 7\n",
  "name-long": `name: ${"x".repeat(301)}\n`,
  "prerequisites-seven": "prerequisitesMet: 7\n",
  "prerequisites-too-few": "prerequisitesMet: 1\noperations: { testing: yes, onCall: true }\n",
  "prerequisites-too-many":
    "prerequisitesMet: 5\noperations:\n  testing: no\n  resilience: { value: no, recorded: review }\n",
  "modules-list": "modules: [ledger]\n",
  "modules-text": "modules:\n  ledger: regulatory\n",
  "modules-empty-name": 'modules:\n  "": { audit: regulatory }\n',
  "modules-prototype": "modules:\n  __proto__: { audit: regulatory }\n",
  "module-key": "modules:\n  ledger: { audits: regulatory }\n",
  "module-operations": "modules:\n  ledger: { operations: { testing: yes } }\n",
  "module-time-zones": "modules:\n  ledger: { timeZones: 2 }\n",
  "module-value": "modules:\n  ledger: { streaming: cor }\n",
  "risks-mapping": "acceptedRisks: { capability: testing }\n",
  "risk-text": "acceptedRisks: [on-call]\n",
  "risk-key": "acceptedRisks:\n  - { capability: testing, ownr: platform team }\n",
  "risk-capability": "acceptedRisks:\n  - { capability: onCall, owner: platform team }\n",
  "risk-ownerless": "acceptedRisks:\n  - { capability: on-call, reason: new }\n",
  "risk-undated": risk("accepted: 2026-11-01"),
  "risk-no-day": risk("accepted: 2026-11-01, expires: 2027-02-29"),
  "risk-month": risk("accepted: 2026-11, expires: 2027-02-01"),
  "risk-instant": risk("accepted: !!timestamp 2026-11-01T10:00:00Z, expires: 2027-02-01"),
  "risk-backwards": risk("accepted: 2026-11-01, expires: 2026-10-01"),
  "risk-of-no-time": risk("accepted: 2026-11-01, expires: !!timestamp 2026-11-01"),
};

function complaint(text: string): AshlarError {
  try {
    parseOrganisation(text);
  } catch (error) {
    if (error instanceof AshlarError) return error;
    throw error;
  }
  throw new Error(`no error for:\n${text}`);
}

describe("what the author of a mistake is told", () => {
  test.each(Object.entries(mistakes))("%s", (name, text) => {
    const error = complaint(text);
    expectGolden(`organisation-${name}.txt`, `${text}\n---\n\n${formatError(error)}\n`);
    expect(error).toMatchObject({ code: /^ASH_ORGANISATION_/, at: { file: "organisation.yaml" } });
    if (name === "syntax-deep") return;
    expect(error.at?.line).toBeGreaterThan(0);
    expect(error.at?.column).toBeGreaterThan(0);
  });

  test("every golden file belongs to a mistake", () => {
    expectAllGolden(
      "organisation-",
      Object.keys(mistakes).map((name) => `organisation-${name}.txt`),
    );
  });
});

describe("the file itself", () => {
  const root = mkdtempSync(join(tmpdir(), "ashlar-organisation-"));
  afterAll(() => rmSync(root, { recursive: true }));
  const folder = (name: string) => {
    mkdirSync(join(root, name));
    return join(root, name);
  };

  test("is not there: nothing is said", () => {
    expect(loadOrganisation(folder("none"))).toBeUndefined();
  });

  test("is a folder", () => {
    const inside = folder("folder");
    mkdirSync(join(inside, "organisation.yaml"));
    expect(() => loadOrganisation(inside)).toThrow(
      expect.objectContaining({ code: "ASH_ORGANISATION_FILE", at: { file: "organisation.yaml" } }),
    );
  });

  test("is larger than any configuration", () => {
    const inside = folder("large");
    writeFileSync(join(inside, "organisation.yaml"), `# ${"x".repeat(5 * 1024 * 1024)}\n`);
    expect(() => loadOrganisation(inside)).toThrow(
      expect.objectContaining({ code: "ASH_ORGANISATION_FILE" }),
    );
  });

  test("is empty, or only comments: nothing is said, and that is allowed", () => {
    for (const text of ["", "# to be written\n", "{}\n", "\uFEFF"]) {
      const inside = folder(`empty-${text.length}`);
      writeFileSync(join(inside, "organisation.yaml"), text);
      expect(loadOrganisation(inside)?.value).toEqual({ values: {}, modules: {}, acceptedRisks: [] });
    }
  });
});
