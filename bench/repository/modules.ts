import type { Random } from "./random.ts";
import type { Shape } from "./shape.ts";
import { moduleNames, userInterfaces } from "./vocabulary.ts";

/** Modules depend on their own tier and on those before it. */
export const tiers = ["foundation", "domain", "feature", "app"] as const;

export type Tier = (typeof tiers)[number];

/** A package or an app. */
export interface PlannedModule {
  readonly name: string;
  readonly tier: Tier;
  /** Relative to the repository's root. */
  readonly folder: string;
  /** How others import it. */
  readonly packageName: string;
  /** Whether it has components, in `.tsx`. */
  readonly userInterface: boolean;
  /** Whether relative specifiers end in `.js`, as Node wants it, or have no extension, as bundlers allow it. */
  readonly extensions: boolean;
  /** What its own imports from elsewhere in the module begin with, such as `@storefront/`; apps only. */
  readonly alias: string | undefined;
  /** Whether others may also import `…/testing`. */
  readonly testing: boolean;
  /** The modules it may import, by name. */
  readonly dependsOn: readonly string[];
  /** How many TypeScript files it has. */
  readonly files: number;
}

/** Decides which modules there are, how large they are and who depends on whom. Those that others need come first. */
export function planModules(shape: Shape, random: Random): PlannedModule[] {
  const names = namesByTier(shape);
  const sizes = shares(
    shape.files - shape.planted.unlistedFiles,
    names.map(({ tier }) => random.logNormal(tier === "app" ? 7 : 1, 0.7)),
  );
  return names.map(({ name, tier }, at) => {
    const app = tier === "app";
    const userInterface = userInterfaces.has(name);
    const files = sizes[at]!;
    return {
      name,
      tier,
      folder: `${app ? "apps" : "packages"}/${name}`,
      packageName: `@acme/${name}`,
      userInterface,
      extensions: !userInterface && !app && random.chance(0.3),
      alias: app ? (shape.aliases === "same" ? "@/" : `@${name}/`) : undefined,
      testing: !app && files > 20 && random.chance(0.25),
      dependsOn: dependenciesOf(tier, importable(names.slice(0, at), userInterface), random),
      files,
    };
  });
}

/** A package that nobody listed as a module, for instance left over from an experiment. */
export const unlistedModule = (files: number, dependsOn: readonly string[]): PlannedModule => ({
  name: "experiments",
  tier: "feature",
  folder: "packages/experiments",
  packageName: "@acme/experiments",
  userInterface: false,
  extensions: false,
  alias: undefined,
  testing: false,
  dependsOn,
  files,
});

interface Named {
  readonly name: string;
  readonly tier: Tier;
}

function namesByTier({ packages, apps }: Shape): Named[] {
  const foundations = Math.round(packages / 4);
  const domains = Math.round((packages - foundations) / 2);
  const counts = {
    foundation: foundations,
    domain: domains,
    feature: packages - foundations - domains,
    app: apps,
  };
  return tiers.flatMap((tier) => {
    const names = moduleNames[tier].slice(0, counts[tier]);
    if (names.length < counts[tier])
      throw new RangeError(`there are only ${names.length} names for ${tier} modules`);
    return names.map((name) => ({ name, tier }));
  });
}

/** Only what has components itself needs those of others. */
const importable = (names: readonly Named[], userInterface: boolean) =>
  userInterface ? names : names.filter(({ name }) => !userInterfaces.has(name));

/** How many modules of each tier a module depends on, at least and at most. */
const wanted: Readonly<Record<Tier, Readonly<Partial<Record<Tier, readonly [number, number]>>>>> = {
  foundation: { foundation: [0, 2] },
  domain: { foundation: [2, 3], domain: [0, 2] },
  feature: { foundation: [2, 3], domain: [1, 3], feature: [0, 2] },
  app: { foundation: [2, 4], domain: [2, 4], feature: [3, 7] },
};

function dependenciesOf(tier: Tier, before: readonly Named[], random: Random): string[] {
  return Object.entries(wanted[tier]).flatMap(([other, [min, max]]) =>
    random
      .some(
        before.filter((module) => module.tier === other),
        random.between(min, max),
      )
      .map(({ name }) => name),
  );
}

/** Divides a whole by weights, so that the parts add up to it and none is below eight. */
function shares(whole: number, weights: readonly number[]): number[] {
  const least = 8;
  const spare = whole - least * weights.length;
  if (spare < 0)
    throw new RangeError(`${weights.length} modules need at least ${least * weights.length} files`);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [given, weighed] = [0, 0];
  return weights.map((weight) => {
    weighed += weight;
    const upTo = Math.round((spare * weighed) / total);
    const share = least + upTo - given;
    given = upTo;
    return share;
  });
}
