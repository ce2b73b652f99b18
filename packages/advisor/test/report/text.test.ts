import { describe, expect, test } from "vitest";
import type { Advice } from "../../src/advice.js";
import { adviceText } from "../../src/report/index.js";
import { adviceFixture } from "./advice-fixture.js";
import { expectGolden } from "./golden.js";
import { hostileAdvice, hostileNames } from "./hostile-advice.js";

const text = adviceText(adviceFixture);
const columns = (line: string) => [...line].length;

describe("the text of an advice", () => {
  test("tells everything that matters", () => {
    expectGolden("advice.txt", text);
  });

  test("begins with the answer", () => {
    expect(text.replaceAll("\n", " ")).toMatch(/^parcels: Run a modular monolith, extract tracking/);
  });

  test("has colours when asked for, and only then", () => {
    expectGolden("advice.ansi", adviceText(adviceFixture, { colour: true }));
    expect(text).not.toContain("\u001b");
  });

  test.each([40, 60, 80, 120])("fits %i columns", (width) => {
    const lines = adviceText(adviceFixture, { width }).split("\n");
    expect(lines.filter((line) => columns(line) > width)).toEqual([]);
  });

  test("warns of a close call, and only of one", () => {
    const firm: Advice = {
      ...adviceFixture,
      sensitivity: { ...adviceFixture.sensitivity, stability: 0.9, isCloseCall: false },
    };
    expect(text).toContain("a close\ncall");
    expect(adviceText(firm)).not.toContain("close call");
    expect(adviceText(firm)).toContain("90 % give the same answer");
  });

  test("puts foundations before anything else when the pain is the pipeline's", () => {
    const first = { ...adviceFixture, decision: { ...adviceFixture.decision, foundationsFirst: true } };
    expect(text).not.toContain("Foundations first");
    expect(adviceText(first).indexOf("Foundations first")).toBeLessThan(300);
  });

  test("says how each question is answered", () => {
    expect(text).toContain("--pain-cause");
    expect(text).toContain("`painCause` in organisation.yaml");
    expect(text).toContain("`ashlar advise --ask`");
  });

  test("shows a claim without evidence as such", () => {
    expect(text).toContain("On-call with runbooks: yes, declared; a claim without evidence");
    expect(text.split("a claim without evidence")).toHaveLength(2);
  });

  test("leaves out what there is nothing to say of", () => {
    const bare = adviceText(bareAdvice);
    for (const title of [
      "Modules",
      "What is missing",
      "Most worth answering",
      "What would win",
      "Assumed, because nobody said",
    ])
      expect(bare).not.toContain(`\n${title}\n`);
    expect(bare).toContain("No single input does, within its range.");
  });

  test("counts what there is too much of", () => {
    const [reason] = adviceFixture.decision.reasons;
    const many = Array.from({ length: 30 }, () => reason!);
    const talkative = { ...adviceFixture, decision: { ...adviceFixture.decision, reasons: many } };
    expect(adviceText(talkative)).toContain("  and 24 more\n");
  });

  test.each(hostileNames)("lets nothing of %j reach the terminal as a command", (name) => {
    const hostile = adviceText(hostileAdvice(name));
    expect(hostile).toMatch(/^[^\p{Cs}\p{Bidi_Control}]*$/u);
    expect(hostile.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(hostile.length).toBeLessThan(60_000);
  });
});

const bareAdvice: Advice = {
  ...adviceFixture,
  ...{ modules: [], gaps: [], questions: [], trajectory: [], myths: [] },
  profile: adviceFixture.profile.filter(({ source }) => source !== "assumed"),
  decision: {
    ...adviceFixture.decision,
    verdicts: adviceFixture.decision.verdicts.filter(({ verdict }) => verdict !== "blocked"),
    nearMisses: [],
  },
  sensitivity: { ...adviceFixture.sensitivity, flips: [], pairs: [] },
  evidence: { readiness: [], history: undefined, notes: [] },
};
