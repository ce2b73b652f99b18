import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Edge } from "./edge.ts";

const run = promisify(execFile);
const installed = (path: string): string =>
  fileURLToPath(new URL(`../../../../bench/peers/node_modules/${path}`, import.meta.url));

const source = /\.[cm]?[jt]sx?$/;

/** What dependency-cruiser is told of a repository. */
export interface CruiseOptions {
  readonly root: string;
  /** The files of the repository, relative to the root; it starts from the sources among them. */
  readonly files: readonly string[];
  /** The one tsconfig it resolves with, relative to the root. */
  readonly tsConfig: string;
  /** The conditions under which `exports` are read, besides those of TypeScript and Node. */
  readonly conditions: readonly string[];
}

/**
 * The edges between the given files of a repository, as dependency-cruiser 18 finds them. It runs in the Node 22 and
 * with the TypeScript 5 that bench/peers has installed for it: it needs the one, and cannot use a newer other.
 */
export async function dependencyCruiserEdges(options: CruiseOptions): Promise<readonly Edge[]> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-cruise-"));
  try {
    const configuration = join(folder, "configuration.json");
    await writeFile(configuration, JSON.stringify(cruiseConfiguration(options)));
    const { stdout } = await run(
      installed("node/bin/node"),
      [
        installed("dependency-cruiser/bin/dependency-cruiser.mjs"),
        ...["--config", configuration, "--output-type", "json", "--progress", "none"],
        ...options.files.filter((path) => source.test(path)),
      ],
      { cwd: options.root, maxBuffer: 1 << 28 },
    );
    const known = new Set(options.files);
    const { modules } = JSON.parse(stdout) as { modules: readonly CruisedModule[] };
    return modules
      .filter(({ source }) => known.has(source))
      .flatMap(({ source, dependencies }) =>
        dependencies.map(({ module, resolved }) => ({ from: source, specifier: module, to: resolved })),
      )
      .filter(({ to }) => known.has(to));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface CruisedModule {
  readonly source: string;
  readonly dependencies: readonly { readonly module: string; readonly resolved: string }[];
}

function cruiseConfiguration({ tsConfig, conditions }: CruiseOptions): object {
  return {
    options: {
      tsPreCompilationDeps: true,
      detectJSDocImports: true,
      tsConfig: { fileName: tsConfig },
      doNotFollow: { path: "node_modules" },
      enhancedResolveOptions: {
        exportsFields: ["exports"],
        conditionNames: [...conditions, "import", "types", "node", "default"],
      },
    },
  };
}
