/**
 * Discovery finds a project's modules by convention and says what they amount to, without starting them. To
 * know a module it is imported: the top level of its files runs.
 *
 * `discoverModules` looks for `modules/<name>/module.ts`, imports each one and refuses what is not a module, what is
 * there twice and what is not named like its folder. `describeSystem` turns modules and architecture into one plain
 * value, which `describeText` and `describeMermaid` render. Who listens to whom is in the modules' values; who calls
 * whom is not, so `contractUses` estimates it from the imports in the sources, and every rendering says so.
 */
export { type ContractUse, contractUses } from "./contract-use.js";
export {
  type CommandDescription,
  describeSystem,
  type Listening,
  type ModuleDescription,
  type SystemDescription,
} from "./describe.js";
export { describeMermaid } from "./describe-mermaid.js";
export { describeText } from "./describe-text.js";
export { discoverModules, type FoundModule, findModules } from "./discover.js";
export { uncaughtFailure } from "./load-failure.js";
export type { ModuleFile } from "./module-file.js";
