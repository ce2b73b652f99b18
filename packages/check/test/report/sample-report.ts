import type { CheckReport } from "../../src/report/check-report.js";

/** The sources that {@link sampleReport} speaks of. */
const sources: Readonly<Record<string, readonly string[]>> = {
  "src/orders/place-order.ts": [
    'import { z } from "zod";',
    'import { inventory } from "../inventory/contract.js";',
    'import { taxOf } from "../billing/tax/tax-table.js";',
  ],
  "src/orders/cancel-order.ts": ['import { refund } from "../billing/contract.js";'],
  "src/billing/invoice.ts": [
    'import type { Money } from "./money.js";',
    '\timport { orders } from "../orders/contract.js";',
  ],
  "src/shipping/late-parcels.ts": [
    "export async function lateParcels(db: Database) {",
    '  return db.selectFrom("orders.order_lines").innerJoin("shipping.parcels", "parcels.order_id", "order_lines.order_id").selectAll().execute();',
    "}",
  ],
  "src/users/sessions.ts": ["export const sessions = new Map<string, Session>();"],
};

/** A line of the sources of {@link sampleReport}. */
export function sampleLine(file: string, line: number): string | undefined {
  return sources[file]?.[line - 1];
}

const cycle = [
  "orders → billing → orders",
  "The cheapest to cut is billing → orders: 1 import, in `src/billing/invoice.ts`.",
];

/** A check of a small shop that found a bit of everything. */
export const sampleReport: CheckReport = {
  modulesAre: "configured",
  modules: [
    { name: "orders", folders: ["src/orders"], files: 24 },
    { name: "billing", folders: ["src/billing", "src/invoicing"], files: 17 },
    { name: "inventory", folders: ["src/inventory"], files: 12 },
    { name: "shipping", folders: ["src/shipping"], files: 9 },
    { name: "users", folders: ["src/users"], files: 8 },
    { name: "@shop/money", folders: ["packages/money"], files: 1 },
  ],
  dependencies: [
    {
      from: "orders",
      to: "billing",
      imports: 5,
      typeOnly: 1,
      violates: ["contract-only", "no-module-cycles"],
    },
    { from: "orders", to: "inventory", imports: 3, typeOnly: 0, violates: [] },
    { from: "orders", to: "users", imports: 2, typeOnly: 2, violates: [] },
    { from: "billing", to: "orders", imports: 1, typeOnly: 0, violates: ["no-module-cycles"] },
    { from: "billing", to: "@shop/money", imports: 11, typeOnly: 4, violates: [] },
    { from: "inventory", to: "@shop/money", imports: 2, typeOnly: 2, violates: [] },
    { from: "shipping", to: "inventory", imports: 4, typeOnly: 0, violates: [] },
    { from: "shipping", to: "users", imports: 1, typeOnly: 0, violates: [] },
  ],
  violations: [
    {
      rule: "contract-only",
      identity: "src/orders/place-order.ts -> src/billing/tax/tax-table.ts",
      message: "orders imports `src/billing/tax/tax-table.ts`, which is inside billing.",
      fix: "Import `src/billing/contract.ts`, or make `taxOf` part of it.",
      places: [
        { file: "src/orders/place-order.ts", line: 3, column: 23, endColumn: 52 },
        { file: "src/orders/quote.ts", line: 2, column: 23, endColumn: 52 },
        { file: "src/orders/receipts/[id].ts", line: 7, column: 26, endColumn: 58 },
      ],
      between: { from: "orders", to: "billing" },
    },
    {
      rule: "no-module-cycles",
      identity: "orders -> billing",
      message: "orders depends on billing, which depends on orders.",
      fix: "Let billing react to an event of orders instead of importing it.",
      places: [{ file: "src/orders/cancel-order.ts", line: 1, column: 24, endColumn: 48 }],
      between: { from: "orders", to: "billing" },
      details: cycle,
    },
    {
      rule: "no-module-cycles",
      identity: "billing -> orders",
      message: "billing depends on orders, which depends on billing.",
      fix: "Let billing react to an event of orders instead of importing it.",
      places: [{ file: "src/billing/invoice.ts", line: 2, column: 25, endColumn: 48 }],
      between: { from: "billing", to: "orders" },
      details: cycle,
    },
    {
      rule: "own-schema",
      identity: "src/shipping/late-parcels.ts: orders.order_lines",
      message: "shipping reads the table `orders.order_lines`, which is orders'.",
      fix: "Ask orders with a query, or keep a view of its events in shipping.",
      places: [{ file: "src/shipping/late-parcels.ts", line: 2, column: 24, endColumn: 44 }],
      between: { from: "shipping", to: "orders" },
    },
    {
      rule: "valid-architecture",
      identity: "modules.ledger",
      message: "There is no module `ledger`.",
      fix: "Remove the entry, or add `src/ledger/module.ts`.",
      places: [{ file: "architecture.yaml" }],
    },
  ],
  warnings: [
    {
      rule: "no-shared-state",
      identity: "src/users/sessions.ts: sessions",
      message: "`sessions` changes, and orders imports it.",
      fix: "Keep it inside users and offer a query for it.",
      places: [{ file: "src/users/sessions.ts", line: 1, column: 14, endColumn: 22 }],
      between: { from: "orders", to: "users" },
    },
  ],
  forgiven: { suppressed: 3, baselined: 5 },
  skipped: [
    { path: "src/billing/broken.ts", reason: "syntax", message: "Unexpected token", line: 4, column: 11 },
    { path: "public/vendor.min.js", reason: "minified", message: "One line of 812,331 characters." },
    { path: "public/charts.min.js", reason: "minified", message: "One line of 220,114 characters." },
    { path: "public/maps.min.js", reason: "minified", message: "One line of 98,400 characters." },
    { path: "public/editor.min.js", reason: "minified", message: "One line of 77,012 characters." },
    { path: "src/shared", reason: "symbolic-link", message: "Leads to `src`, which it lies in." },
  ],
  notes: ["tsconfig.json has no `paths`; aliases were read from package.json."],
  counted: { files: 812, imports: 3104 },
};

/** A check that found nothing. */
export const cleanReport: CheckReport = {
  ...sampleReport,
  dependencies: sampleReport.dependencies
    .filter(({ from, to }) => from !== "billing" || to !== "orders")
    .map((dependency) => ({ ...dependency, violates: [] })),
  violations: [],
  warnings: [],
  forgiven: { suppressed: 0, baselined: 0 },
  skipped: [],
  notes: [],
};
