import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprintRepository } from "@ashlar/survey/fingerprint";
import type { Findings } from "./findings.js";

interface Stored {
  readonly key: string;
  /** When the inspection began, in milliseconds since 1970. */
  readonly begunMs: number;
  readonly findings: Findings;
}

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
  const file = join(cache, "findings.json");
  const stored = load(file);
  if (stored?.key === key && settledMs < stored.begunMs) return stored.findings;
  const findings = await inspect();
  store(cache, file, { key, begunMs, findings });
  return findings;
}

/** boundaries.yaml itself: git may have been told to ignore it. */
function settings(root: string): string {
  try {
    return readFileSync(join(root, "boundaries.yaml"), "utf8");
  } catch {
    return "";
  }
}

function version(): string {
  return readFileSync(new URL("../../package.json", import.meta.url), "utf8");
}

function load(file: string): Stored | undefined {
  try {
    const stored = JSON.parse(readFileSync(file, "utf8")) as Stored;
    return typeof stored.key === "string" && typeof stored.begunMs === "number" && stored.findings
      ? stored
      : undefined;
  } catch {
    return undefined;
  }
}

function store(folder: string, file: string, stored: Stored): void {
  const partial = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(partial, JSON.stringify(stored));
    renameSync(partial, file);
  } catch {
    rmSync(partial, { force: true });
  }
}
