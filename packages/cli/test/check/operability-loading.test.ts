import { expect, test, vi } from "vitest";
import { operabilityFindings } from "../../src/operability-findings.js";
import { temporaryFolder } from "../project.js";

const loaded = vi.hoisted(() => ({ times: 0 }));
vi.mock("@ashlar/advisor/gate", () => {
  loaded.times += 1;
  return { projectOperability: async () => ({ problems: [], notes: [] }) };
});

const placement = { unit: "main", state: "rows", events: "local", replicas: 1 } as const;

test("a modular monolith of rows and local events loads nothing of the advisor", async () => {
  const modules = { orders: placement, search: { ...placement, replicas: 1 } };
  const architecture = { modules, file: "architecture.yaml", written: undefined };
  const folder = await temporaryFolder();
  expect(await operabilityFindings(folder, architecture, "2026-11-25")).toEqual({
    violations: [],
    notes: [],
  });
  expect(loaded.times).toBe(0);

  const apart = { ...modules, search: { ...placement, unit: "search" } };
  await operabilityFindings(folder, { ...architecture, modules: apart }, "2026-11-25");
  expect(loaded.times).toBe(1);
});
