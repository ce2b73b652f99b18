import { stringify } from "yaml";
import type { RepositoryPlan } from "../../repository/index.ts";

/**
 * The rules as `boundaries.yaml` says them. Tests count, as they do for dependency-cruiser.
 *
 * @param everyRule also those that dependency-cruiser has nothing like: of tables, and of state that modules share
 */
export function boundaries({ modules }: RepositoryPlan, everyRule: boolean): string {
  return stringify({
    modules: Object.fromEntries(
      modules
        .filter(({ listed }) => listed)
        .map(({ module }) => [
          module.name,
          { path: module.folder, public: publicFiles(module), dependsOn: module.dependsOn },
        ]),
    ),
    exhaustive: ["packages/**", "apps/**"],
    tests: [],
    ...(everyRule ? {} : { rules: { "own-schema": "off", "no-shared-state": "off" } }),
  });
}

function publicFiles({ tier, testing }: RepositoryPlan["modules"][number]["module"]): string[] {
  if (tier === "app") return [];
  return testing ? ["src/index.ts", "src/testing.ts"] : ["src/index.ts"];
}
