import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseArchitecture, requireSupported } from "../../src/architecture/index.js";
import { AshlarError, formatError } from "../../src/errors/index.js";

// Every mistake that can be made in architecture.yaml, and word for word what its author is told.
// UPDATE_GOLDEN=1 rewrites the files in golden/; read the difference before committing it.

const folder = new URL("golden/", import.meta.url);
const modules = [
  { name: "inventory", plainHandlers: false },
  { name: "ledger", plainHandlers: false },
  { name: "orders", plainHandlers: false },
  { name: "users", plainHandlers: true },
];
const environment = {
  DATABASE_URL: "postgres://shop:hunter2@db:5432/shop",
  BROKEN_URL: "postgres://shop:hun/ter2@db:5432",
  GATEWAY_PORT: "eighty",
  SECRET: "hunter2-is-too-short",
};

const mistakes: Readonly<Record<string, string>> = {
  "syntax-indent": "gateway:\n  host: localhost\n port: 80\n",
  "syntax-tab": "gateway:\n\thost: localhost\n",
  "syntax-unclosed": "modules: { ledger: { state: events }\n",
  "syntax-duplicate": "events: local\nevents: nats\n",
  "syntax-documents": "events: local\n---\nevents: nats\n",
  "syntax-alias": "modules:\n  ledger: *sourced\n",
  "syntax-tag": "gateway:\n  port: !number 3000\n",
  "syntax-secret": "gateway:\n  auth:\n    secret: 'hunter2\n",
  "root-list": "- ledger\n- inventory\n",
  "root-text": "modular monolith\n",
  "key-top": "gatway: { port: 80 }\n",
  "key-far": "database: sqlite:.ashlar/data\n",
  "key-gateway": "gateway: { portt: 80 }\n",
  "key-module": "modules:\n  ledger: { stat: events }\n",
  "key-auth": "gateway: { auth: { secret: 0123456789abcdef0123456789abcdef, hunter2 } }\n",
  "key-interpolated": "${DATABASE_URL}: 1\n",
  "module-near": "modules: { ledgr: { state: events } }\n",
  "module-far": "modules: { billing: { state: events } }\n",
  "module-list": "modules: [ledger, inventory]\n",
  "module-text": "modules:\n  ledger: events\n",
  "state-near": "modules: { ledger: { state: event } }\n",
  "state-far": "modules: { ledger: { state: cloud } }\n",
  "state-empty": "modules:\n  ledger:\n    state:\n",
  "state-plain-events": "modules:\n  users:\n    state: events\n",
  "state-plain-memory": "modules:\n  users: { state: memory }\n",
  "events-near": "events: rabitmq\n",
  "events-module": "modules: { ledger: { events: [nats] } }\n",
  "unit-name": "modules: { ledger: { unit: The Books } }\n",
  "unit-number": "modules: { ledger: { unit: 7 } }\n",
  "replicas-none": "modules: { ledger: { replicas: 0 } }\n",
  "replicas-disagree":
    "modules:\n  ledger: { unit: books, replicas: 2 }\n  orders: { unit: books, replicas: 3 }\n",
  "port-range": "gateway: { port: 70000 }\n",
  "port-quoted": 'gateway: { port: "3000" }\n',
  "port-environment": "gateway:\n  port: ${GATEWAY_PORT:-3000}\n",
  "host-url": "gateway: { host: https://shop.example }\n",
  "body-limit": "gateway: { bodyLimit: 1.5mb }\n",
  "body-limit-huge": "gateway: { bodyLimit: 2000mb }\n",
  "rate-negative": "gateway: { requestsPerMinute: -1 }\n",
  "cors-text": "gateway: { cors: https://shop.example }\n",
  "cors-any": 'gateway: { cors: ["*"] }\n',
  "cors-path": "gateway: { cors: ['https://admin:hunter2@shop.example/'] }\n",
  "auth-text": "gateway: { auth: hunter2 }\n",
  "auth-empty": "gateway: { auth: { issuer: https://id.example } }\n",
  "auth-both": "gateway: { auth: { secret: hunter2, jwks: https://id.example/keys } }\n",
  "auth-short": "gateway: { auth: { secret: ${SECRET} } }\n",
  "auth-number": "gateway: { auth: { secret: 12345678901234567890123456789012 } }\n",
  "auth-plain-http": "gateway: { auth: { jwks: http://id.example/keys?key=hunter2 } }\n",
  "environment-missing": "gateway: { auth: { secret: ${JWT_SECRET} } }\n",
  "environment-form": "data: ${DATABASE-URL}\n",
  "data-scheme": "data: postgress://shop:hunter2@db/shop\n",
  "data-no-scheme": "data: .ashlar/data\n",
  "data-folder": 'data: "sqlite:"\n',
  "data-sqlite-url": "data: sqlite://data\n",
  "data-postgres-form": "data: ${BROKEN_URL}\n",
  "data-postgres-database": "data: postgres://shop:hunter2@db:5432\n",
  "data-mapping": "data: { url: sqlite:data }\n",
  several: "event: local\nmodules:\n  ledger: { state: event }\n  ordrs: {}\n",
  "unsupported-state": "modules:\n  ledger: { state: events }\n",
  "unsupported-events": "events: nats\n",
  "unsupported-module-events": "modules: { ledger: { events: postgres } }\n",
  "unsupported-units": "modules: { inventory: { unit: inventory, replicas: 2 } }\n",
};

function complaint(text: string): AshlarError {
  try {
    requireSupported(parseArchitecture(text, { file: "architecture.yaml", environment, modules }));
  } catch (error) {
    if (error instanceof AshlarError) return error;
    throw error;
  }
  throw new Error(`no error for:\n${text}`);
}

describe("what the author of a mistake is told", () => {
  test.each(Object.entries(mistakes))("%s", (name, text) => {
    const file = new URL(`${name}.txt`, folder);
    const told = `${text}\n---\n\n${formatError(complaint(text))}\n`;
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, told);
    }
    expect(told).toBe(readFileSync(file, "utf8"));
  });

  test("every golden file belongs to a mistake", () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(mistakes)
        .map((name) => `${name}.txt`)
        .sort(),
    );
  });

  test("never a secret", () => {
    const told = Object.values(mistakes).map((text) => formatError(complaint(text)));
    expect(told.filter((text) => /hunter2|hun\/ter2|123456/.test(text))).toEqual([]);
  });
});

test("problems are told in the file's order, whatever the order of reading", () => {
  const error = complaint("modules:\n  ledger: { state: event }\nevents: carrier pigeon\ndata: nowhere\n");
  expect(error.at).toEqual({ file: "architecture.yaml", line: 2, column: 20 });
  expect(error.message).toContain("There are 2 more problems.");
});
