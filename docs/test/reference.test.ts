import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { architectureSchema } from "@ashlar/core";
import { expect, test } from "vitest";
import { root } from "./page.js";

// What the pages quote from the code, and would otherwise forget to follow.

interface Quote {
  readonly page: string;
  readonly says: string;
  readonly because: RegExp;
}

const quotes: readonly Quote[] = [
  { page: "calls", says: "10,000 commands", because: /mostWaiting = 10_000;/ },
  { page: "calls", says: "30 seconds", because: /defaultTimeoutMs = 30_000;/ },
  { page: "calls", says: "seven days", because: /keptMs = 7 \* dayMs;/ },
  { page: "modules", says: "1 to 512 characters", because: /longestKey = 512;/ },
  { page: "modules", says: "up to 255 other commands", because: /largestGroup = 256;/ },
  { page: "modules", says: "four on PostgreSQL", because: /handlersAtOnce = 4;/ },
  { page: "events", says: "at most 64", because: /reactionsAtOnceByDefault = 64;/ },
  { page: "events", says: "about three seconds", because: /leaseMs = 3_000;/ },
  { page: "events", says: "15 attempts", because: /attempts: 15,/ },
  { page: "operations", says: "beyond 100,000", because: /countFeed\(pool, after, 100_000\)/ },
  { page: "storage", says: "2 for group commits", because: /committers: openPool.* max: 2,/ },
  { page: "storage", says: "6 for plain", because: /writers: openPool.* max: 6 / },
  { page: "storage", says: "and 4 for queries", because: /readers: openPool.* max: 4,/ },
  { page: "http", says: "20,000", because: /mostActive = 20_000;/ },
  { page: "http", says: "8192 characters", because: /longestUrl = 8_192;/ },
  { page: "calls", says: "deeper than 100 levels", because: /deepestInput = 100;/ },
  { page: "calls", says: "events deeper than 200", because: /deepestEvent = 200;/ },
  { page: "http", says: "deeper than 100 levels", because: /deepestInput = 100;/ },
  {
    page: "http",
    says: "16 served at once, 100 more in line",
    because: /mostAtOnce = 16;\nconst mostInLine = 100;/,
  },
  { page: "http", says: "an eighth", because: /heapPerUnsent = 8;/ },
  { page: "http", says: "| 70 s |", because: /longestSilenceMs = 70_000;/ },
  { page: "http", says: "| 10,000 |", because: /mostConnections = 10_000;/ },
];

test.each(quotes)("$page: $says", async ({ page, says, because }) => {
  expect(await read(`docs/${page}.md`)).toContain(says);
  expect(because.test(await allOfCore()), `${because} is in the code`).toBe(true);
});

test("architecture.md lists every key of the file", async () => {
  const page = await read("docs/architecture.md");
  const missing = keysOf(architectureSchema).filter((key) => !page.includes(`| \`${key}\` |`));
  expect(missing).toEqual([]);
});

/** The keys that hold a value, such as `gateway.port`. */
function keysOf(schema: unknown, path = ""): string[] {
  const { properties, additionalProperties: each } = schema as Record<string, unknown>;
  const parts = Object.entries((properties ?? {}) as Record<string, unknown>);
  if (typeof each === "object") parts.push(["<name>", each]);
  if (parts.length === 0) return [path];
  return parts.flatMap(([name, part]) => keysOf(part, path === "" ? name : `${path}.${name}`));
}

async function allOfCore(): Promise<string> {
  const folder = "packages/core/src";
  const names = await readdir(join(root, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith(".ts"));
  return (await Promise.all(files.map((name) => read(join(folder, name))))).join("\n");
}

function read(path: string): Promise<string> {
  return readFile(join(root, path), "utf8");
}
