import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration, readStored, writeStored } from "@ashlar/survey/configuration";
import { fingerprintRepository } from "@ashlar/survey/fingerprint";
import type { Findings } from "./findings.js";

interface Stored {
  readonly key: string;
  /** When the inspection began, in milliseconds since 1970. */
  readonly begunMs: number;
  readonly findings: Findings;
}

const fileName = "findings.json";

/**
 * The findings of a repository: those of the last time when not one file has changed since, else those of a new inspection,
 * which are kept. A cache that cannot be read or written is none.
 */
export async function rememberedFindings(
  root: string,
  cache: string | undefined,
  inspect: () => Promise<Findings>,
): Promise<Findings> {
  if (cache === undefined) return inspect();
  const begunMs = Date.now();
  const { digest, settledMs } = await fingerprintRepository(root);
  const key = createHash("sha1")
    .update(`${version()}\0${digest}\0${settings(root)}`)
    .digest("base64");
  const stored = readStored(cache, fileName) as Stored | undefined;
  if (stored?.key === key && settledMs < stored.begunMs) return stored.findings;
  const findings = await inspect();
  writeStored(cache, fileName, { key, begunMs, findings });
  return findings;
}

/** boundaries.yaml itself: git may have been told to ignore it. */
function settings(root: string): string {
  try {
    return readConfiguration(join(root, "boundaries.yaml"), root);
  } catch {
    return "";
  }
}

function version(): string {
  return readFileSync(new URL("../../package.json", import.meta.url), "utf8");
}
