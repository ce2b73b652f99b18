import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { loadArchitecture } from "../../src/architecture/index.js";
import { command, contract } from "../../src/contract/index.js";
import { module } from "../../src/module/index.js";

const ledger = module(contract("ledger", {}), {});
const register = command({ input: z.object({ id: z.string() }), key: (c) => c.id });
const users = module(contract("users", { commands: { register } }), { commands: { register: () => {} } });
const options = { modules: [ledger], environment: {} };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ashlar-architecture-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a project without a file has the defaults, with its data in its own folder", async () => {
  const architecture = await loadArchitecture(folder, options);
  expect(architecture.data).toEqual({ scheme: "sqlite", folder: join(folder, ".ashlar/data") });
  expect(architecture.modules).toEqual({
    ledger: { unit: "main", state: "rows", events: "local", replicas: 1 },
  });
});

test("architecture.yaml is read", async () => {
  await writeFile(join(folder, "architecture.yaml"), "gateway: { port: 4000 }\n");
  expect((await loadArchitecture(folder, options)).gateway.port).toBe(4000);
});

test("another file can be named; its data is relative to it", async () => {
  await mkdir(join(folder, "architectures"));
  const text = "data: sqlite:data\nmodules: { ledger: { state: memory } }\n";
  await writeFile(join(folder, "architectures/space.yaml"), text);
  const architecture = await loadArchitecture(folder, { ...options, file: "architectures/space.yaml" });
  expect(architecture.modules.ledger?.state).toBe("memory");
  expect(architecture.data).toEqual({ scheme: "sqlite", folder: join(folder, "architectures/data") });
});

test("a file that was named must exist and be a file", async () => {
  await mkdir(join(folder, "folder.yaml"));
  for (const file of ["missing.yaml", "folder.yaml"]) {
    await expect(loadArchitecture(folder, { ...options, file })).rejects.toMatchObject({
      code: "ASH_ARCHITECTURE_FILE",
      at: { file: join(folder, file) },
    });
  }
});

test("a module with plain handlers keeps rows", async () => {
  await writeFile(join(folder, "architecture.yaml"), "modules: { users: { state: events } }\n");
  const loading = loadArchitecture(folder, { ...options, modules: [users] });
  await expect(loading).rejects.toMatchObject({ code: "ASH_ARCHITECTURE_STATE" });
});

test("the environment is the process's own when none is given", async () => {
  await writeFile(join(folder, "architecture.yaml"), "gateway: { host: '${ASHLAR_TEST_HOST}' }\n");
  process.env.ASHLAR_TEST_HOST = "0.0.0.0";
  try {
    expect((await loadArchitecture(folder, { modules: [] })).gateway.host).toBe("0.0.0.0");
  } finally {
    delete process.env.ASHLAR_TEST_HOST;
  }
});
