import { describe, expect, test } from "vitest";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

const loan = library["modules/loans/loan.ts"]!;
const pure = {
  ...carRental,
  "boundaries.yaml": `${carRental["boundaries.yaml"]}layers:
  - { name: domain, files: "*.ts", pure: true }
  - { name: adapters, files: adapters/** }
`,
  "src/fleet/adapters/clock.ts": "export const now = () => Date.now();\n",
};

specifyRule("pure-domain", {
  "an Ashlar project": {
    files: {
      ...library,
      "modules/loans/loan.ts": `import { readFileSync } from "node:fs";
${loan}
export function due(): Date {
  console.log(process.env.WEEKS, readFileSync("weeks.txt"));
  return Math.random() < 0.5 ? new Date() : new Date(Date.now() + 1);
}
`,
      "modules/catalogue/shelf-mark.ts": `import { sql } from "kysely";

export async function shelfMark(title: string): Promise<unknown> {
  await fetch("https://marks.example");
  return sql\`lower(\${title})\`;
}
`,
    },
    fix: {
      "modules/loans/loan.ts": `${loan}
export function due(now: Date, weeks: number): Date {
  return new Date(now.getTime() + weeks * 7 * 86_400_000);
}
`,
      "modules/catalogue/shelf-mark.ts": library["modules/catalogue/shelf-mark.ts"],
    },
    further: {
      "modules/loans/reminder.ts": `import { entity } from "@ashlar/core";\n\nexport const at = entity({ initial: Date.now() });\n`,
    },
  },
  "the contract of an Ashlar module": {
    files: {
      ...library,
      "modules/loans/contract.ts": `import { weeks } from "./periods.js";\n${library["modules/loans/contract.ts"]}\nexport { weeks };\n`,
      "modules/loans/periods.ts": "export const weeks = Number(process.env.WEEKS);\n",
    },
    fix: { "modules/loans/periods.ts": "export const weeks = 4;\n" },
    further: {
      "modules/catalogue/contract.ts": `${library["modules/catalogue/contract.ts"]}export const since = new Date();\n`,
    },
  },
  "a foreign repository": {
    files: {
      ...pure,
      "src/fleet/service-plan.ts": `import { randomUUID } from "crypto";
import { Pool } from "pg";

export const nextService = (since = performance.now()) => ({ id: randomUUID(), since });
export const pool = new Pool();
export const soon = setTimeout(() => {}, 1000);
`,
    },
    fix: {
      "src/fleet/service-plan.ts":
        "export const nextService = (id: string, since: number) => ({ id, since });\n",
    },
    further: { "src/pricing/lottery.ts": "export const discount = Math.random();\n" },
  },
});

describe("pure-domain", () => {
  /** What fails when an entity's file also says this. */
  const inDomain = (text: string) => failingIn({ ...library, "modules/loans/loan.ts": `${loan}\n${text}\n` });

  test.each([
    ["Date.now", "export const f = () => Date.now();", "Date.now()"],
    ["the clock as a date", "export const f = () => new Date();", "new Date()"],
    ["the clock as a text", "export const f = () => Date();", "Date()"],
    ["chance", "export const f = () => Math.random();", "Math.random()"],
    ["chance by another way", `export const f = () => Math["random"]();`, "Math.random()"],
    ["unguessable chance", "export const f = () => crypto.randomUUID();", "crypto.randomUUID()"],
    ["what is reached through globalThis", "export const f = () => globalThis.fetch('/');", "fetch()"],
    ["the environment", "export const f = () => process.env.PORT;", "process.env.PORT"],
    ["the log", "export const f = () => console.log(1);", "console.log"],
    ["the network", "export const f = () => fetch('https://weeks.example');", "fetch()"],
    ["a timer", "setInterval(() => {}, 1);", "setInterval()"],
    ["files", `import "node:fs/promises";`, "node:fs/promises"],
    ["files, loaded late", `export const f = () => import("node:fs");`, "node:fs"],
    ["a database", `import { Kysely } from "kysely";\nexport type { Kysely };`, "kysely"],
    ["a part of a client", `import { S } from "hono/streaming";`, "hono"],
  ])("%s is an effect", async (_, text, what) => {
    expect(await inDomain(text)).toEqual([`pure-domain: modules/loans/loan.ts: ${what}`]);
  });

  test.each([
    ["a date from a value", "export const f = (at: string) => new Date(at);"],
    ["arithmetic", "export const f = (a: number) => Math.round(a);"],
    ["types of the outside", `import type { Kysely } from "kysely";\nimport type { Stats } from "node:fs";`],
    [
      "modules of Node that compute",
      `import { basename } from "node:path";\nimport "util";\nimport "assert/strict";`,
    ],
    ["other packages", `import { z } from "zod";`],
    ["methods of the same name", "export const f = (clock: { now(): number }) => clock.now();"],
    ["fields of the same name", "export const f = (loan: { process: { env: 1 } }) => loan.process.env;"],
    ["a parameter called document", "export const f = (document: { title: string }) => document.title;"],
    ["a parameter called process", "export function f(process: { status: 1 }) { return process.status; }"],
    ["a function of its own called fetch", "function fetch() {}\nexport const f = () => fetch();"],
    ["an import called fetch", `import { fetch } from "./shelf.js";\nexport const f = () => fetch();`],
    ["a destructured console", "export const f = ({ console }: { console: Map<1, 2> }) => console.size;"],
  ])("%s is none", async (_, text) => {
    expect(await inDomain(text)).toEqual([]);
  });

  test("handlers, reactions and the module file may act on the world", async () => {
    const effect = "console.log(Date.now(), process.env.PORT);\n";
    const files = {
      ...library,
      "modules/loans/when-book-added.ts": `${library["modules/loans/when-book-added.ts"]}${effect}`,
      "modules/loans/module.ts": `${library["modules/loans/module.ts"]}${effect}`,
      "main.ts": `${library["main.ts"]}${effect}`,
    };
    expect(await failingIn(files)).toEqual([]);
  });

  test("a view and a saga are the domain as an entity is", async () => {
    const made = (maker: string) => `import { ${maker} as make } from "@ashlar/core";\n\nmake(Date.now());\n`;
    for (const maker of ["view", "saga"]) {
      expect(await failingIn({ ...library, "modules/loans/made.ts": made(maker) })).toHaveLength(1);
    }
    expect(await failingIn({ ...library, "modules/loans/made.ts": made("react") })).toEqual([]);
  });

  test("only a layer that is said to be pure is", async () => {
    const lax = pure["boundaries.yaml"]!.replace(", pure: true", "");
    const files = { ...pure, "src/fleet/lottery.ts": "export const chance = Math.random();\n" };
    expect(await failingIn(files)).toEqual(["pure-domain: src/fleet/lottery.ts: Math.random()"]);
    expect(await failingIn({ ...files, "boundaries.yaml": lax })).toEqual([]);
  });

  test("an effect is one violation in a file, however often it occurs", async () => {
    expect(await inDomain("export const f = () => [Date.now(), Date.now()];")).toHaveLength(1);
  });
});
