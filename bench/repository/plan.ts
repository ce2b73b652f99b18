import { type FileKind, type PlannedFile, planFiles } from "./files.ts";
import type { Offer, PlannedImport } from "./import.ts";
import { planImports } from "./imports.ts";
import { withInnerCycles } from "./inner-cycles.ts";
import { type PlannedModule, planModules, unlistedModule } from "./modules.ts";
import { type Planted, plant } from "./planted/index.ts";
import { type Random, randomFor } from "./random.ts";
import { barrelReExports, type Exporting, entryReExports, reExportedNames } from "./re-exports.ts";
import type { Shape } from "./shape.ts";

/** A TypeScript file that is completely decided but for its text. */
export interface PlannedSource extends Exporting {
  readonly imports: readonly PlannedImport[];
}

/** A module with its files. */
export interface ModulePlan {
  readonly module: PlannedModule;
  /** Whether the rules list it as a module. */
  readonly listed: boolean;
  readonly sources: readonly PlannedSource[];
}

/** A whole repository, decided before the first file is written. */
export interface RepositoryPlan {
  readonly shape: Shape;
  readonly modules: readonly ModulePlan[];
  /** What is wrong with it, and nothing else is. */
  readonly planted: readonly Planted[];
}

/** Decides everything about a repository. The same shape gives the same plan. */
export function planRepository(shape: Shape): RepositoryPlan {
  const offers = new Map<string, Offers>();
  const planned = planModules(shape, randomFor(shape.seed, "modules"));
  const plans = planned.map((module) => planModule(module, true, shape, offers));
  const { unlistedFiles } = shape.planted;
  if (unlistedFiles > 0) {
    const module = unlistedModule(unlistedFiles, planned[0] ? [planned[0].name] : []);
    plans.push(planModule(module, false, shape, offers));
  }
  return { shape, ...plant(plans, shape.planted, randomFor(shape.seed, "planted")) };
}

interface Offers {
  readonly toAll: readonly Offer[];
  readonly toTests: readonly Offer[];
}

function planModule(
  module: PlannedModule,
  listed: boolean,
  { seed }: Shape,
  offers: Map<string, Offers>,
): ModulePlan {
  const available = module.dependsOn.flatMap((name) => offers.get(name) ?? []);
  const [toAll, toTests] = [available.flatMap((one) => one.toAll), available.flatMap((one) => one.toTests)];
  const sources: PlannedSource[] = [];
  for (const file of planFiles(module, randomFor(seed, `files of ${module.name}`))) {
    const around = { module, before: sources, offers: toAll, testOffers: toTests };
    const random = randomFor(seed, file.path);
    const imports = reExports[kindOf(file, module)]?.(file, sources, module, random);
    if (imports) sources.push({ ...file, imports, ...reExportedNames(imports) });
    else sources.push({ ...file, imports: planImports(file, around, random) });
  }
  offers.set(module.name, offersOf(module, sources));
  const random = randomFor(seed, `inner cycles of ${module.name}`);
  return { module, listed, sources: withInnerCycles(sources, module, random) };
}

/** An app offers nothing, so what is its entry is code like any other. */
const kindOf = ({ kind }: PlannedFile, { tier }: PlannedModule): FileKind =>
  kind === "entry" && tier === "app" ? "code" : kind;

type ReExports = (
  file: PlannedFile,
  before: readonly Exporting[],
  module: PlannedModule,
  random: Random,
) => PlannedImport[];

const reExports: Partial<Record<FileKind, ReExports>> = { barrel: barrelReExports, entry: entryReExports };

function offersOf({ packageName, folder }: PlannedModule, sources: readonly PlannedSource[]): Offers {
  const at = (name: string, specifier: string) =>
    sources
      .filter(({ path }) => path === `${folder}/src/${name}.ts`)
      .map(({ path, values, types }) => ({ specifier, to: { file: path }, values, types }));
  return { toAll: at("index", packageName), toTests: at("testing", `${packageName}/testing`) };
}
