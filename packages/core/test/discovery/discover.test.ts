import { join } from "node:path";
import { expect, test } from "vitest";
import { discoverModules, findModules } from "../../src/discovery/index.js";
import { ashlar, emptyModule, project } from "./project.js";

async function names(folder: string): Promise<string[]> {
  return (await discoverModules(folder)).map(({ contract }) => contract.name);
}

test("modules are found by convention and loaded in the order of their names", async () => {
  const folder = await project({
    "modules/users/module.ts": emptyModule("users"),
    "modules/orders/module.ts": emptyModule("orders"),
    "modules/order-lines/module.ts": emptyModule("orderLines"),
    "modules/shared/money.ts": "throw new Error('never loaded');\n",
    "modules/README.md": "# Modules\n",
    "other/module.ts": "throw new Error('never loaded');\n",
  });
  expect(await names(folder)).toEqual(["orderLines", "orders", "users"]);
});

test("a module may be JavaScript; TypeScript comes first", async () => {
  const plain = (name: string) => `export default { kind: "module", contract: { name: "${name}" } };\n`;
  const folder = await project({
    "modules/a/module.mjs": plain("a"),
    "modules/b/module.js": plain("b"),
    "modules/c/module.js": "throw new Error('left over from a build');\n",
    "modules/c/module.ts": emptyModule("c"),
    "package.json": '{ "type": "module" }',
  });
  expect(await names(folder)).toEqual(["a", "b", "c"]);
});

test("where a module is comes with it when asked for", async () => {
  const folder = await project({ "modules/orders/module.ts": emptyModule("orders") });
  expect(await findModules(folder)).toMatchObject([
    {
      name: "orders",
      folder: join(folder, "modules/orders"),
      file: join(folder, "modules/orders/module.ts"),
    },
  ]);
});

test.each([
  ["no folder modules", { "package.json": "{}" }],
  ["nothing in it", { "modules/.gitkeep": "" }],
  ["no module file in any of its folders", { "modules/orders/contract.ts": "" }],
])("a project with %s has no modules", async (_, files) => {
  await expect(discoverModules(await project(files))).rejects.toMatchObject({
    code: "ASH_MODULES_NOT_FOUND",
  });
});

test("a folder that is not there has no modules", async () => {
  await expect(discoverModules("/nowhere/at/all")).rejects.toMatchObject({
    code: "ASH_MODULES_NOT_FOUND",
    message: "/nowhere/at/all has no folder modules.",
  });
});

test("a folder must be named like its module", async () => {
  const folder = await project({ "modules/lines/module.ts": emptyModule("orderLines") });
  await expect(discoverModules(folder)).rejects.toMatchObject({
    code: "ASH_MODULE_INVALID",
    fix: 'Rename the folder to "order-lines", or the contract to "lines".',
    at: { file: join(folder, "modules/lines/module.ts") },
  });
});

test("a copied module with the contract's old name is told as what it is", async () => {
  const folder = await project({
    "modules/orders/module.ts": emptyModule("orders"),
    "modules/returns/module.ts": emptyModule("orders"),
  });
  await expect(discoverModules(folder)).rejects.toMatchObject({
    code: "ASH_MODULE_DUPLICATE",
    message: expect.stringMatching(
      /"orders".*modules\/orders\/module\.ts and .*modules\/returns\/module\.ts/,
    ),
  });
});

test.each([
  ["nothing as its default", "export const orders = 1;\n", "It has no default export."],
  ["something else", "export default { name: 'orders' };\n", "Its default export is not a module."],
  ["null", "export default null;\n", "Its default export is not a module."],
])("a file that exports %s is not a module", async (_, text, message) => {
  const folder = await project({ "modules/orders/module.ts": text });
  await expect(discoverModules(folder)).rejects.toMatchObject({
    code: "ASH_MODULE_LOAD",
    message,
    at: { file: join(folder, "modules/orders/module.ts") },
  });
});

test("a module that throws is told by its message and its place", async () => {
  const folder = await project({
    "modules/orders/rates.ts":
      "\nexport function rates(): never {\n  throw new TypeError('no rates\\ntoday');\n}\n",
    "modules/orders/module.ts": "import { rates } from './rates.js';\nexport default rates();\n",
  });
  await expect(discoverModules(folder)).rejects.toMatchObject({
    code: "ASH_MODULE_LOAD",
    message: "It does not load: no rates",
    at: { file: join(folder, "modules/orders/rates.ts"), line: 3 },
  });
});

test("a module that is not what its contract promises keeps its own error, with the file added", async () => {
  const folder = await project({
    "modules/orders/module.ts": `import { contract, module, query } from ${JSON.stringify(ashlar)};
      export default module(contract("orders", { queries: { all: query({}) } }), {});\n`,
  });
  await expect(discoverModules(folder)).rejects.toMatchObject({
    code: "ASH_MODULE_INVALID",
    message: 'Module "orders": nothing answers the query "all".',
    at: { file: join(folder, "modules/orders/module.ts") },
  });
});
