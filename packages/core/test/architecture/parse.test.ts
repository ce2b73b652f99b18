import { resolve } from "node:path";
import { expect, test } from "vitest";
import { dataName, parseArchitecture } from "../../src/architecture/index.js";

const modules = [
  { name: "inventory", plainHandlers: false },
  { name: "ledger", plainHandlers: false },
  { name: "users", plainHandlers: true },
];

function parse(text: string, environment: Record<string, string | undefined> = {}) {
  return parseArchitecture(text, { file: "shop/architecture.yaml", environment, modules });
}

const placement = { unit: "main", state: "rows", events: "local", replicas: 1 };

test.each([
  ["an empty file", ""],
  ["a file of comments", "# nothing yet\n"],
  ["a file that only names its parts", "gateway:\nmodules:\n"],
  ["a module that is only named", "modules:\n  ledger:\n"],
])("%s is a modular monolith on embedded SQLite", (_, text) => {
  expect(parse(text)).toEqual({
    data: { scheme: "sqlite", folder: resolve("shop/.ashlar/data") },
    events: "local",
    gateway: {
      host: "127.0.0.1",
      port: 3000,
      bodyLimitBytes: 1_048_576,
      requestsPerMinute: 6000,
      corsOrigins: [],
      drainSeconds: 0,
      auth: { kind: "none" },
    },
    modules: { inventory: placement, ledger: placement, users: placement },
  });
});

test("a file can say everything", () => {
  const text = `
    data: \${DATABASE_URL:-sqlite:.ashlar/data}
    events: kafka
    gateway:
      host: 0.0.0.0
      port: \${PORT:-3000}
      bodyLimit: 64kb
      requestsPerMinute: 0
      cors: [https://shop.example, "http://localhost:5173"]
      drainSeconds: 5
      auth: { jwks: https://id.example/keys, issuer: https://id.example, audience: shop }
    modules:
      ledger: { state: events }
      inventory: { unit: inventory, replicas: 2, events: nats }`;
  expect(parse(text, { DATABASE_URL: "postgres://shop@db:5432/shop", PORT: "8080" })).toEqual({
    data: { scheme: "postgres", url: "postgres://shop@db:5432/shop" },
    events: "kafka",
    gateway: {
      host: "0.0.0.0",
      port: 8080,
      bodyLimitBytes: 65_536,
      requestsPerMinute: 0,
      corsOrigins: ["https://shop.example", "http://localhost:5173"],
      drainSeconds: 5,
      auth: { kind: "jwks", url: "https://id.example/keys", issuer: "https://id.example", audience: "shop" },
    },
    modules: {
      inventory: { unit: "inventory", state: "rows", events: "nats", replicas: 2 },
      ledger: { unit: "main", state: "events", events: "kafka", replicas: 1 },
      users: { unit: "main", state: "rows", events: "kafka", replicas: 1 },
    },
  });
});

test("embedded data that stands in for a variable says so", () => {
  const dataOf = (text: string, environment = {}) => parse(text, environment).data;
  const byDefault = "data: ${DATABASE_URL:-sqlite:data}";
  expect(dataOf(byDefault)).toMatchObject({ scheme: "sqlite", forWantOf: "DATABASE_URL" });
  expect(dataOf(byDefault, { DATABASE_URL: "sqlite:else" })).not.toHaveProperty("forWantOf");
  expect(dataOf("data: sqlite:data")).not.toHaveProperty("forWantOf");
});

test("the name of a place has no secrets", () => {
  const { data } = parse("data: postgres://me:secret@db.example:5433/shop?password=secret");
  expect(dataName(data)).toBe("postgres://db.example:5433/shop");
  expect(dataName({ scheme: "sqlite", folder: "/var/lib/shop" })).toBe("sqlite:/var/lib/shop");
});

test("variables may stand within braces, as in one-line mappings", () => {
  const text = "gateway: { port: ${PORT:-3000}, host: ${HOST:-0.0.0.0}, cors: [${ORIGIN}] }";
  expect(parse(text, { PORT: "81", ORIGIN: "https://a.example" }).gateway).toMatchObject({
    port: 81,
    host: "0.0.0.0",
    corsOrigins: ["https://a.example"],
  });
});

test("a variable's value never becomes structure", () => {
  const secret = "x: { } [ ] , # & * ${PORT} 0123456789 enough";
  const { gateway } = parse("gateway: { auth: { secret: ${JWT_SECRET} } }", { JWT_SECRET: secret });
  expect(gateway.auth).toEqual({ kind: "secret", secret });
});

test("a unit's replicas hold for every module in it", () => {
  const { modules } = parse("modules: { ledger: { unit: books, replicas: 3 }, inventory: { unit: books } }");
  expect(modules.inventory).toEqual({ ...placement, unit: "books", replicas: 3 });
  expect(modules.users).toEqual(placement);
});

test("an anchor can be used twice", () => {
  const { modules } = parse("modules:\n  ledger: &sourced { state: events }\n  inventory: *sourced\n");
  expect(modules.inventory?.state).toBe("events");
});

test.each([
  ["1024", 1024],
  ["1b", 1],
  ["2 KB", 2048],
  ["1mb", 1_048_576],
  ["1024mb", 1_073_741_824],
])("a body limit of %s is %d bytes", (limit, bytes) => {
  expect(parse(`gateway: { bodyLimit: ${limit} }`).gateway.bodyLimitBytes).toBe(bytes);
});

test.each([
  ["sqlite:data", resolve("shop/data")],
  ["sqlite:../data", resolve("data")],
  ["sqlite:/var/lib/shop", "/var/lib/shop"],
])("%s is a folder relative to the file's", (data, folder) => {
  expect(parse(`data: ${data}`).data).toEqual({ scheme: "sqlite", folder });
});

test.each(["postgres://u:p%40ss@db:5432/shop?sslmode=require", "postgresql://db/shop"])(
  "%s is PostgreSQL",
  (url) => {
    expect(parse(`data: ${url}`).data).toEqual({ scheme: "postgres", url });
  },
);

test("PORT and the token settings hold when the file says nothing of them", () => {
  const secret = "0123456789abcdef0123456789abcdef";
  expect(parse("", { PORT: "8080", ASHLAR_JWT_SECRET: secret }).gateway).toMatchObject({
    port: 8080,
    auth: { kind: "secret", secret },
  });
  expect(parse("", { ASHLAR_JWKS_URL: "https://id.example/keys" }).gateway.auth.kind).toBe("jwks");
  expect(parse("gateway: { port: 1 }", { PORT: "8080" }).gateway.port).toBe(1);
  expect(parse("gateway: { port: 1 }", { PORT: "nonsense" }).gateway.port).toBe(1);
});

test.each([
  [{ PORT: "80a" }],
  [{ PORT: "65536" }],
  [{ ASHLAR_JWT_SECRET: "short" }],
  [{ ASHLAR_JWKS_URL: "http://id.example/keys" }],
  [{ ASHLAR_JWT_SECRET: "0123456789abcdef0123456789abcdef", ASHLAR_JWKS_URL: "https://id.example/keys" }],
])("the settings %o are refused", (environment) => {
  expect(() => parse("", environment)).toThrow(expect.objectContaining({ code: "ASH_SETTING_INVALID" }));
});
