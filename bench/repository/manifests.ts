import type { PlannedModule } from "./modules.ts";
import { externalPackages } from "./packages.ts";
import type { ModulePlan, RepositoryPlan } from "./plan.ts";

/** Files by path, relative to the repository's root. */
export type Texts = ReadonlyMap<string, string>;

/** Everything in the repository that says how it is put together, and is not code. */
export function manifests({ modules, shape }: RepositoryPlan): Texts {
  return new Map([
    ["package.json", json({ name: "acme", private: true, workspaces: ["packages/*", "apps/*"] })],
    [".gitignore", "node_modules/\ndist/\n*.tsbuildinfo\n"],
    ["README.md", "# acme\n\nGenerated. `import` it from nowhere.\n"],
    ["tsconfig.base.json", json({ compilerOptions: baseOptions })],
    ["tsconfig.json", json(rootTsconfig(modules, shape.aliases))],
    ...modules.flatMap(({ module, sources }) => [
      [`${module.folder}/package.json`, json(manifest(module, packagesOf(sources)))] as const,
      ...tsconfigs(module),
    ]),
  ]);
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const baseOptions = {
  target: "ES2023",
  module: "ESNext",
  moduleResolution: "Bundler",
  customConditions: ["source"],
  jsx: "react-jsx",
  strict: true,
  noEmit: true,
  resolveJsonModule: true,
  skipLibCheck: true,
};

/** For tools that know only one tsconfig: the aliases of all apps, as far as they can be told apart. */
function rootTsconfig(modules: readonly ModulePlan[], aliases: RepositoryPlan["shape"]["aliases"]) {
  const apps = modules.flatMap(({ module }) => (module.alias === undefined ? [] : [module]));
  const paths = Object.fromEntries(apps.map(({ alias, folder }) => [`${alias}*`, [`./${folder}/src/*`]]));
  const compilerOptions = aliases === "own" ? { paths } : {};
  return { extends: "./tsconfig.base.json", compilerOptions, include: ["packages", "apps"] };
}

/** An app's aliases are in a file that its tsconfig extends, and that extends the base in turn. */
function tsconfigs({ folder, alias }: PlannedModule): (readonly [string, string])[] {
  const include = ["src"];
  if (alias === undefined)
    return [[`${folder}/tsconfig.json`, json({ extends: "../../tsconfig.base.json", include })]];
  const compilerOptions = { paths: { [`${alias}*`]: ["./src/*"] } };
  return [
    [`${folder}/tsconfig.json`, json({ extends: "./tsconfig.paths.json", include })],
    [`${folder}/tsconfig.paths.json`, json({ extends: "../../tsconfig.base.json", compilerOptions })],
  ];
}

/** A package is imported as it will be published, from `dist`, which is not built; `source` leads to what is there. */
function manifest(module: PlannedModule, externals: readonly string[]) {
  const entry = (name: string) => ({
    source: `./src/${name}.ts`,
    types: `./dist/${name}.d.ts`,
    default: `./dist/${name}.js`,
  });
  const dependencies = [...module.dependsOn.map((name) => `@acme/${name}`), ...externals].sort();
  return {
    name: module.packageName,
    version: "1.0.0",
    private: true,
    type: "module",
    ...(module.tier === "app"
      ? {}
      : { exports: { ".": entry("index"), ...(module.testing ? { "./testing": entry("testing") } : {}) } }),
    dependencies: Object.fromEntries(dependencies.map((name) => [name, "1.0.0"])),
  };
}

function packagesOf(sources: ModulePlan["sources"]): string[] {
  const used = sources.flatMap(({ imports }) =>
    imports.map(({ to }) => ("package" in to ? to.package : undefined)),
  );
  return externalPackages.map(({ name }) => name).filter((name) => used.includes(name));
}
