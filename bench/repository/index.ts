// A repository as companies have them, made up: npm workspaces with packages in three tiers and apps above them.
//
// First everything is decided (planRepository): modules and who depends on whom, files, what each imports, and the
// violations. Then it is written. So the plan is the truth that a tool's findings are compared with.
//
// The shape: folders within folders, levels inside a module, barrels, files whose size is distributed log-normally
// (median 65 lines, up to 1,500), five to twelve imports for most of them, a fifth of them of types only, some
// dynamic, some by `require`, some within types; tests, `.tsx` with style sheets, JSON, aliases through tsconfigs
// that extend each other, packages whose `exports` lead to a `dist` that is not built, stubs in `node_modules`, and
// comments, strings and regular expressions that talk of imports. A few files form cycles within their module.
//
// How much a file reaches in the end decides how long a search for cycles takes. Here it is about 560 files: with that,
// dependency-cruiser takes as much CPU per file as it once took on two open-source repositories (novu, medusa).
import { execFile } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { targetFile } from "./import.ts";
import { installedPackages } from "./installed-packages.ts";
import { manifests } from "./manifests.ts";
import { planRepository, type RepositoryPlan } from "./plan.ts";
import { randomFor } from "./random.ts";
import type { Shape } from "./shape.ts";
import { sourceText } from "./source/index.ts";

export type { PlannedImport } from "./import.ts";
export { type PlannedSource, planRepository, type RepositoryPlan } from "./plan.ts";
export type { Planted } from "./planted/index.ts";
export { largeShape, type Shape, smallShape } from "./shape.ts";

/** What was written where. */
export interface GeneratedRepository {
  /** As an absolute path. */
  readonly folder: string;
  readonly plan: RepositoryPlan;
  /** TypeScript files, and the lines in them. */
  readonly files: number;
  readonly lines: number;
  /** Files that are imported but are no code. */
  readonly assets: number;
  /** Imports and re-exports as they are written, of files, packages and Node's modules. */
  readonly imports: number;
  /** Pairs of files of which one imports the other. */
  readonly edges: number;
}

/**
 * Writes a repository of that shape into an empty folder and commits it. The same shape gives the same bytes.
 *
 * @example
 * const { folder, plan } = await generateRepository(await mkdtemp(join(tmpdir(), "acme-")), smallShape);
 */
export async function generateRepository(folder: string, shape: Shape): Promise<GeneratedRepository> {
  const plan = planRepository(shape);
  const sources = plan.modules.flatMap((module) => module.sources);
  const texts = new Map(
    sources.map((source) => [
      source.path,
      sourceText(source, randomFor(shape.seed, `text of ${source.path}`)),
    ]),
  );
  const edges = edgesOf(plan);
  const assets = [...new Set(edges.map(([, to]) => to))].filter((path) => !texts.has(path));
  const assetTexts = assets.map((path) => [path, assetText(path)] as const);
  await writeTexts(folder, [...texts, ...assetTexts, ...manifests(plan), ...installedPackages()]);
  await linkWorkspaces(folder, plan);
  await commit(folder);
  return {
    folder,
    plan,
    files: texts.size,
    lines: [...texts.values()].reduce((sum, text) => sum + text.split("\n").length - 1, 0),
    assets: assets.length,
    imports: sources.reduce((sum, { imports }) => sum + imports.length, 0),
    edges: edges.length,
  };
}

/** Every pair of files of which one imports the other, once. */
export function edgesOf({ modules }: RepositoryPlan): (readonly [from: string, to: string])[] {
  return modules.flatMap(({ sources }) =>
    sources.flatMap(({ path, imports }) =>
      [...new Set(imports.flatMap((one) => targetFile(one) ?? []))].map((to) => [path, to] as const),
    ),
  );
}

const assetText = (path: string) =>
  path.endsWith(".json")
    ? `${JSON.stringify({ $comment: `import of ${path}`, rates: [0.07, 0.19], enabled: true }, null, 2)}\n`
    : ".panel {\n  display: grid;\n  gap: 0.5rem;\n}\n";

async function writeTexts(folder: string, texts: readonly (readonly [string, string])[]): Promise<void> {
  const folders = new Set(texts.map(([path]) => dirname(join(folder, path))));
  for (const one of folders) await mkdir(one, { recursive: true });
  for (const [path, text] of texts) await writeFile(join(folder, path), text);
}

/** As npm does it for workspaces. */
async function linkWorkspaces(folder: string, { modules }: RepositoryPlan): Promise<void> {
  await mkdir(join(folder, "node_modules/@acme"), { recursive: true });
  for (const { module } of modules) {
    await symlink(`../../${module.folder}`, join(folder, `node_modules/${module.packageName}`), "dir");
  }
}

async function commit(folder: string): Promise<void> {
  const settings = Object.entries({
    "user.name": "bench",
    "user.email": "bench@localhost",
    "commit.gpgsign": "false",
    "core.autocrlf": "false",
    "core.hooksPath": "/dev/null",
    "gc.auto": "0",
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  for (const words of [
    ["init", "-q"],
    ["add", "-A"],
    ["commit", "-q", "-m", "Generated"],
  ]) {
    await promisify(execFile)("git", [...settings, ...words], { cwd: folder });
  }
}
