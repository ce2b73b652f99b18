import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Advice } from "../../src/advice.js";
import { advise } from "../../src/advise.js";
import { noEvidence } from "../../src/evidence/evidence.js";
import { patternNames } from "../../src/model/pattern.js";
import { joinProfile } from "../../src/profile/join-profile.js";
import { adviceHtml, adviceRecord, adviceText } from "../../src/report/index.js";
import { entryLabel } from "../../src/report/words/entry-label.js";
import { anyEvidence, anyOrganisation } from "../profile/any-profile-parts.js";
import { historyFixture, readinessFixture } from "./evidence-fixture.js";

const shown = { ...noEvidence, readiness: readinessFixture, history: historyFixture };
const anyAdvice = fc
  .record({ organisation: anyOrganisation, evidence: anyEvidence })
  .map((parts) => advise(joinProfile({ name: "acme", ...parts }), shown));

const forms: Readonly<Record<string, (advice: Advice) => string>> = {
  text: (advice) => adviceText(advice),
  page: adviceHtml,
  record: (advice) => adviceRecord(advice, { date: "2026-11-25" }),
};

describe("every form of any advice", () => {
  test("is made of the advice alone", () => {
    fc.assert(
      fc.property(anyAdvice, (advice) => {
        const copy = JSON.parse(JSON.stringify(advice)) as Advice;
        for (const form of Object.values(forms)) expect(form(copy)).toBe(form(advice));
      }),
      { numRuns: 15 },
    );
  });

  test("names what would win, what flips the answer, and what was assumed", () => {
    fc.assert(
      fc.property(anyAdvice, (advice) => {
        const { decision, sensitivity, profile } = advice;
        const blocked = decision.verdicts.filter(({ verdict }) => verdict === "blocked");
        const inputs = [
          ...sensitivity.flips.slice(0, 8).flatMap(({ changes }) => changes.map(({ input }) => input)),
          ...profile.filter(({ source }) => source === "assumed").map(({ input }) => input),
        ];
        const words = [...blocked.map(({ pattern }) => patternNames[pattern]), ...inputs.map(entryLabel)];
        for (const form of Object.values(forms)) {
          const told = form(advice).replace(/\s+/g, " ");
          for (const word of words) expect(told).toContain(word);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("says that an answer is a close call exactly when it is", () => {
    fc.assert(
      fc.property(anyAdvice, (advice) => {
        for (const form of Object.values(forms)) {
          const told = form(advice).replace(/\s+/g, " ").includes("This is a close call");
          expect(told).toBe(advice.sensitivity.isCloseCall);
        }
      }),
      { numRuns: 15 },
    );
  });
});
