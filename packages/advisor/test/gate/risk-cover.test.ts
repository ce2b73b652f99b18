import { describe, expect, test } from "vitest";
import { riskCover } from "../../src/gate/risk-cover.js";
import type { AcceptedRisk } from "../../src/profile/organisation.js";

const risk = (over: Partial<AcceptedRisk> = {}): AcceptedRisk => ({
  capability: "on-call",
  owner: "platform team",
  reason: "a rota starts in March",
  accepted: "2026-11-01",
  expires: "2027-03-01",
  ...over,
});
const lack = { lacking: "on-call", module: "search" } as const;
const is = (today: string, ...risks: readonly AcceptedRisk[]) => riskCover(lack, risks, today)?.is;

describe("an accepted risk", () => {
  test("holds from the day it was accepted to the day before it expires", () => {
    expect(is("2026-10-31", risk())).toBe("not-yet");
    expect(is("2026-11-01", risk())).toBe("in-force");
    expect(is("2027-02-28", risk())).toBe("in-force");
    expect(is("2027-03-01", risk())).toBe("expired");
  });

  test("speaks of its capability only, and of its module only where it names one", () => {
    expect(is("2026-12-01", risk({ capability: "testing" }))).toBeUndefined();
    expect(is("2026-12-01", risk({ module: "orders" }))).toBeUndefined();
    expect(is("2026-12-01", risk({ module: "search" }))).toBe("in-force");
  });

  test("gives way to another that holds, and among those to the one that holds longest", () => {
    const old = risk({ expires: "2026-11-15" });
    const later = risk({ expires: "2027-06-01" });
    expect(riskCover(lack, [old, risk(), later], "2026-12-01")).toEqual({
      risk: later,
      at: 2,
      is: "in-force",
    });
    expect(riskCover(lack, [risk(), old], "2027-12-01")).toMatchObject({ at: 0, is: "expired" });
  });
});
