import { describe, expect, test } from "vitest";
import { requireNumber } from "../../src/errors/index.js";
import { startGateway } from "../../src/gateway/index.js";
import { startApp } from "../../src/testing/index.js";
import { fakeApplication } from "../gateway/fake-application.js";

const noNumbers = [Number.NaN, -1, "10" as never];

describe("a number that code is given must be one", () => {
  test.each(noNumbers)("for an application's stop and settling (%s)", async (ms) => {
    const app = await startApp({ modules: [] });
    const code = "ASH_SETTING_INVALID";
    await expect(app.stop({ graceMs: ms })).rejects.toMatchObject({ code });
    await expect(app.settled({ timeoutMs: ms })).rejects.toMatchObject({ code });
    await app.stop({ graceMs: 0 });
  });

  test.each(noNumbers)("for redelivery and faults (%s)", async (number) => {
    const code = "ASH_SETTING_INVALID";
    for (const name of ["attempts", "firstDelayMs", "maximumDelayMs", "patienceMs"]) {
      const starting = startApp({ modules: [], redelivery: { [name]: number } });
      await expect(starting).rejects.toMatchObject({ code });
    }
    const starting = startApp({ modules: [], faults: { duplicateDeliveries: number } });
    await expect(starting).rejects.toMatchObject({ code });
  });

  test.each(noNumbers)("for a gateway (%s)", async (number) => {
    const code = "ASH_SETTING_INVALID";
    for (const name of ["port", "bodyLimitBytes", "requestsPerMinute"]) {
      await expect(startGateway(fakeApplication({}), { [name]: number })).rejects.toMatchObject({ code });
    }
    const gateway = await startGateway(fakeApplication({}));
    await expect(gateway.stop({ graceMs: number })).rejects.toMatchObject({ code });
    await gateway.stop({ graceMs: 0 });
  });

  test("and the error says which, and what it may be", () => {
    expect(() => requireNumber("graceMs", Number.NaN, { least: 0 })).toThrow(
      "`graceMs` must be a number of at least 0, not NaN.",
    );
    expect(() => requireNumber("port", "80", { least: 0, most: 65_535, whole: true })).toThrow(
      '`port` must be a whole number from 0 to 65535, not "80".',
    );
    expect(() => requireNumber("graceMs", Number.POSITIVE_INFINITY, { least: 0 })).not.toThrow();
  });
});
