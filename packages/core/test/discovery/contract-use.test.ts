import { expect, test } from "vitest";
import { contractUses, findModules } from "../../src/discovery/index.js";
import { ashlar, project } from "./project.js";

/** A module file for a contract with the operations `place` and `byId`. */
function moduleText(name: string): string {
  return `import { command, contract, module, query } from ${JSON.stringify(ashlar)};
    const operations = { commands: { place: command({}) }, queries: { byId: query({}) } };
    export default module(contract("${name}", operations), { commands: { place() {} }, queries: { byId() {} } });\n`;
}

async function uses(source: string, file = "modules/orders/order.ts") {
  const folder = await project({
    "modules/orders/module.ts": moduleText("orders"),
    "modules/stock-levels/module.ts": moduleText("stockLevels"),
    "modules/users/module.ts": moduleText("users"),
    [file]: source,
  });
  return contractUses(await findModules(folder));
}

test.each([
  ["a named import", 'import { stock } from "../stock-levels/contract.js";\nawait call(stock.place, {});'],
  ["another name", 'import { a, stock as s } from "../stock-levels/contract.js";\nawait call(s.place, {});'],
  ["all names", 'import * as all from "../stock-levels/contract.js";\nawait call(all.stock.place, {});'],
  [
    "several lines",
    'import {\n  type A,\n  stock,\n} from "../stock-levels/contract.ts";\nawait call(stock.place, {});',
  ],
  ["an alias", 'import { stock } from "#modules/stock-levels/contract";\nawait call(stock.place, {});'],
])("a contract imported by %s, and the operations named", async (_, source) => {
  expect(await uses(source)).toEqual([{ from: "orders", to: "stockLevels", operations: ["place"] }]);
});

test("files in folders below count, too", async () => {
  const source = 'import { users } from "../../users/contract.js";\nawait call(users.byId, {});';
  expect(await uses(source, "modules/orders/deep/er.ts")).toEqual([
    { from: "orders", to: "users", operations: ["byId"] },
  ]);
});

test("an import that names no operation is still a use", async () => {
  const source =
    'import { users } from "../users/contract.js";\nreact(users.events.Registered, () => other.place);';
  expect(await uses(source)).toEqual([{ from: "orders", to: "users", operations: [] }]);
});

test.each([
  ["its own contract", 'import { orders } from "./contract.js";\norders.place', undefined],
  ["types only", 'import type { users } from "../users/contract.js";', undefined],
  ["another file", 'import { users } from "../users/user.js";', undefined],
  ["no module's contract", 'import { x } from "../elsewhere/contract.js";', undefined],
  [
    "it in a test",
    'import { users } from "../users/contract.js";\nusers.place',
    "modules/orders/order.test.ts",
  ],
])("a module that imports %s uses nobody", async (_, source, file) => {
  expect(await uses(source, file)).toEqual([]);
});
