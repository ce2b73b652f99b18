import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CheckReport } from "@ashlar/check/report";
import { expect, onTestFinished } from "vitest";
import { ashlar, type Outcome } from "../ashlar.ts";

/** Contents of files, by their path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Two modules that hold. */
export const holding: Files = {
  "boundaries.yaml":
    "modules:\n  billing: { path: src/billing }\n  orders: { path: src/orders }\nexhaustive: false\n",
  "src/billing/index.ts": "export const rate = 0.2;\n",
  "src/orders/total.ts":
    'import { rate } from "../billing/index.js";\nexport const total = (net: number) => net * rate;\n',
};

/** A folder with the two modules and further files, without git, that goes away with the test. */
export async function repository(files: Files = {}): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "ashlar-check-")));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries({ ...holding, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** What a check came to: its exit code, and what it tells for programs. */
export interface Checked {
  readonly exit: number;
  /** The rules that are violated, as `rule path`. */
  readonly violated: readonly string[];
  /** What was passed over, as `reason path`. */
  readonly skipped: readonly string[];
  /** `code file:line` of the error it ended with. */
  readonly error: string | undefined;
}

/** Reads the outcome of a check with `--json`; the test fails when it is not one envelope, or shows the program's inside. */
export function checked({ exit, out, err }: Pick<Outcome, "exit" | "out" | "err">): Checked {
  expect(out).toMatch(/^\{.*\}\n$/);
  expect(out + err).not.toMatch(/\n\s+at .*:\d+:\d+|ASH_BUG|node:internal/);
  const { data, error } = JSON.parse(out) as {
    readonly data: CheckReport | null;
    readonly error: {
      readonly code: string;
      readonly at: { readonly file: string; readonly line?: number } | null;
    } | null;
  };
  return {
    exit,
    violated: (data?.violations ?? []).map(({ rule, places: [{ file }] }) => `${rule} ${file}`),
    skipped: (data?.skipped ?? []).map(({ reason, path }) => `${reason} ${path}`),
    error: error
      ? [error.code, error.at && [error.at.file, error.at.line].filter(Boolean).join(":")]
          .filter(Boolean)
          .join(" ")
      : undefined,
  };
}

/** Checks a folder within this process. */
export async function check(root: string, ...args: readonly string[]): Promise<Checked> {
  const outcome = await ashlar(["check", root, "--json", ...args]);
  expect(outcome.err).toBe("");
  return checked(outcome);
}
