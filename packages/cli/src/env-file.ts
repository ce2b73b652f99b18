import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { Environment } from "@ashlar/core";

/** The variables of a folder's `.env` file, none when there is no such file. */
export function envFile(folder: string): Environment {
  try {
    return parseEnv(readFileSync(join(folder, ".env"), "utf8"));
  } catch {
    return {};
  }
}
