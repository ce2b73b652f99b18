import { AshlarError } from "@ashlar/core/errors";
import { describe, expect, test } from "vitest";
import { fromFlags } from "../../src/profile/from-flags.js";
import { inputs } from "../../src/profile/inputs.js";

const complaint = (options: Record<string, string>): AshlarError => {
  try {
    fromFlags(options);
  } catch (error) {
    if (error instanceof AshlarError) return error;
    throw error;
  }
  throw new Error("no error");
};

test("each input has a flag of its own", () => {
  const flags = inputs.map(({ flag }) => flag);
  expect(new Set(flags).size).toBe(flags.length);
  for (const flag of flags) expect(flag).toMatch(/^--[a-z]+(-[a-z\d]+)*$/);
});

test("a flag declares a value; options that are no input are passed over", () => {
  const options = {
    engineersIn18Months: "40",
    onCall: "yes",
    audit: "useful",
    availability: "99.95",
    json: true,
  };
  expect(fromFlags(options)).toEqual({
    values: {
      engineersIn18Months: { value: 40, source: "declared", because: "given as --engineers-in-18-months" },
      "on-call": { value: "yes", source: "declared", because: "given as --on-call" },
      audit: { value: "useful", source: "declared", because: "given as --audit" },
      availability: { value: 99.95, source: "declared", because: "given as --availability" },
    },
  });
});

test("the number of prerequisites has a flag", () => {
  expect(fromFlags({ prerequisitesMet: "2" }).prerequisitesMet?.value).toBe(2);
});

describe("a value that an input cannot have is refused", () => {
  test.each([
    [{ engineers: "many" }, '--engineers: expected a whole number from 1 to 100000, not "many".'],
    [{ engineers: "0x10" }, '--engineers: expected a whole number from 1 to 100000, not "0x10".'],
    [{ engineers: "" }, '--engineers: expected a whole number from 1 to 100000, not "".'],
    [{ teams: "2.5" }, '--teams: expected a whole number from 1 to 100000, not "2.5".'],
    [{ onCall: "true" }, '--on-call: expected "no", "unknown" or "yes", not "true".'],
    [{ prerequisitesMet: "7" }, '--prerequisites-met: expected a whole number from 0 to 6, not "7".'],
  ])("%o", (options, message) => {
    expect(complaint(options as Record<string, string>)).toMatchObject({ code: "ASH_USAGE", message });
  });

  test("with what was probably meant", () => {
    expect(complaint({ audit: "regulatry" }).fix).toBe("Did you mean `--audit regulatory`?");
  });
});
