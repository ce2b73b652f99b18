import { join } from "node:path";
import type { ContractPromises } from "@ashlar/core";
import { AshlarError } from "@ashlar/core/errors";
import { readConfiguration } from "@ashlar/survey/configuration";
import { z } from "zod";
import { replaceFile } from "../replace-file.js";
import { sorted } from "./schema/canonical-text.js";

/** The file that keeps what the contracts of a repository promise. */
export const contractsLockFile = "contracts.lock.json";

const format = 1;

const jsonSchema = z.record(z.string(), z.unknown());
const access = z.union([
  z.enum(["internal", "public", "authenticated", "rule"]),
  z.strictObject({ roles: z.array(z.string()) }),
]);
const command = z.strictObject({
  input: jsonSchema,
  output: jsonSchema.exactOptional(),
  rejects: z.record(z.string(), jsonSchema),
  key: z.string().exactOptional(),
  access,
});
const query = z.strictObject({ input: jsonSchema, output: jsonSchema, access });
const event = z.strictObject({ version: z.int().min(1), data: jsonSchema });

const lock = z.strictObject({
  ashlar: z.literal(format),
  contracts: z.record(
    z.string(),
    z.strictObject({
      commands: z.record(z.string(), command),
      queries: z.record(z.string(), query),
      events: z.record(z.string(), event),
    }),
  ),
});

/**
 * Reads what the contracts of a repository promise; `undefined` when that was never written down.
 *
 * @throws AshlarError `ASH_LOCK_INVALID` when the file cannot be read, is damaged, or is of a newer format.
 * @example
 * ```ts
 * const changes = changesOf((await readContractsLock(root)) ?? [], contracts.map(promisesOf));
 * ```
 */
export async function readContractsLock(root: string): Promise<readonly ContractPromises[] | undefined> {
  const text = await readLockText(root);
  if (text === undefined) return undefined;
  const value = parseJson(text);
  if (isNewer(value)) {
    throw invalid("A newer version of Ashlar wrote the file.", { fix: "Use that version, or one after it." });
  }
  const parsed = lock.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw invalid(`At ${path.join(".") || "its top"}: ${message}.`);
  }
  return Object.entries(parsed.data.contracts).map(([name, promises]) => ({ name, ...promises }));
}

async function readLockText(root: string): Promise<string | undefined> {
  try {
    return readConfiguration(join(root, contractsLockFile), root);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw invalid(`The file cannot be read (${code ?? (cause as Error).message}).`, { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const conflict = text.split("\n").findIndex((line) => line.startsWith("<<<<<<<"));
    if (conflict < 0) throw invalid("The file is not JSON.", { cause });
    throw invalid("The file has conflict markers of a merge.", {
      cause,
      line: conflict + 1,
      fix: "Keep either side whole, then see with `ashlar check` what the other one changed.",
    });
  }
}

function isNewer(value: unknown): boolean {
  const { ashlar } = (value ?? {}) as { readonly ashlar?: unknown };
  return typeof ashlar === "number" && ashlar > format;
}

/**
 * Writes what contracts promise, for reviewers and later comparisons: sorted, so that the same promises give the same bytes.
 * The file is replaced as a whole, or not at all.
 *
 * @throws AshlarError `ASH_LOCK_INVALID` when it cannot be written.
 * @example
 * ```ts
 * await writeContractsLock(root, contracts.map(promisesOf));
 * ```
 */
export async function writeContractsLock(root: string, promises: readonly ContractPromises[]): Promise<void> {
  const contracts = Object.fromEntries(promises.map(({ name, ...rest }) => [name, rest]));
  const file = join(root, contractsLockFile);
  try {
    await replaceFile(file, `${JSON.stringify(sorted({ ashlar: format, contracts }), null, 2)}\n`);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const fix = "Check the permissions of its folder, and the space on the disk.";
    throw invalid(`The file cannot be written (${code}).`, { cause, fix });
  }
}

function invalid(
  message: string,
  { line, ...details }: { readonly cause?: unknown; readonly fix?: string; readonly line?: number } = {},
): AshlarError {
  const at = { file: contractsLockFile, ...(line === undefined ? {} : { line }) };
  return new AshlarError("ASH_LOCK_INVALID", { message, at, ...details });
}
