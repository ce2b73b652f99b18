import type { RepositoryPlan } from "../../repository/index.ts";
import { type Tier, tiers } from "../../repository/modules.ts";

/**
 * The same rules for dependency-cruiser, as its documentation recommends to write them: by path, with groups. What
 * makes it faster is switched on: no analysis that no rule asks for, no more extensions than there are.
 *
 * Two rules are cheaper than ours. Tiers say in three rules what each module's `dependsOn` says here; what is planted
 * violates both. And only imports that leave a module are asked for cycles, which are then cycles of modules.
 */
export function dependencyCruiserConfiguration(
  { modules }: RepositoryPlan,
  { cycles }: { readonly cycles: boolean },
): string {
  const listed = modules.filter((plan) => plan.listed).map(({ module }) => module);
  const folders = (of: readonly Tier[]) =>
    `^(${listed.flatMap(({ tier, folder }) => (of.includes(tier) ? [folder] : [])).join("|")})/`;
  const anywhere = "^(packages|apps)/";
  const within = "^(packages|apps)/([^/]+)/";
  const error = (name: string, from: object, to: object) => ({ name, severity: "error", from, to });
  const configuration = {
    forbidden: [
      error("private-import", { path: within }, { path: anywhere, pathNot: ["^$1/$2/", publicFile] }),
      ...tiers
        .slice(0, -1)
        .map((tier, at) =>
          error(
            "undeclared-dependency",
            { path: folders([tier]) },
            { path: anywhere, pathNot: folders(tiers.slice(0, at + 1)) },
          ),
        ),
      ...(cycles
        ? [error("cycle", { path: within }, { circular: true, path: anywhere, pathNot: "^$1/$2/" })]
        : []),
      error("unlisted-file", { path: anywhere, pathNot: folders(tiers) }, {}),
    ],
    options: {
      tsConfig: { fileName: "tsconfig.json" },
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      moduleSystems: ["es6", "cjs"],
      skipAnalysisNotInRules: true,
      enhancedResolveOptions: {
        exportsFields: ["exports"],
        conditionNames: ["source", "import", "require", "node", "default"],
        mainFields: ["main", "types"],
        extensions: [".ts", ".tsx", ".js", ".d.ts", ".json"],
      },
    },
  };
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

const publicFile = "^packages/[^/]+/src/(index|testing)\\.ts$";
