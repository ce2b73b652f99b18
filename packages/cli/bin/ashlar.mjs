#!/usr/bin/env node
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";

// In the repository the command line runs from source; the published package has no src.
const source = new URL("../src/main.ts", import.meta.url);
const fromSource = existsSync(source);
if (fromSource) {
  const hooks = new URL("../src/source-condition.mjs", import.meta.url);
  if (nodeModule.registerHooks) nodeModule.registerHooks(await import(hooks));
  else nodeModule.register(hooks);
  const { register } = await import("tsx/esm/api");
  register();
}

// A reader such as `head` may go away before everything is written.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
const { main } = await import(fromSource ? source : new URL("../dist/main.js", import.meta.url));
const exit = await main(process.argv.slice(2));
// Not by running out of work: a module of the project may have left a timer or a connection behind.
process.stdout.write("", () => process.exit(exit));
