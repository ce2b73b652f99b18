import { relative } from "node:path/posix";
import type { PlannedModule } from "./modules.ts";

/** How a file of a module writes the path to another file of the repository. */
export function relativeSpecifier(fromFolder: string, toPath: string, { extensions }: PlannedModule): string {
  const path = relative(fromFolder, written(toPath, extensions));
  return path.startsWith(".") ? path : `./${path}`;
}

/** The same through the alias of the app that both lie in. */
export function aliasSpecifier(toPath: string, module: PlannedModule): string {
  return `${module.alias}${relative(`${module.folder}/src`, written(toPath, module.extensions))}`;
}

/** With extensions, what the compiler will emit is named; without, also `/index` is left out, except for one's own. */
function written(path: string, extensions: boolean): string {
  if (!/\.tsx?$/.test(path)) return path;
  if (extensions) return path.replace(/\.tsx?$/, ".js");
  return path.replace(/(?<=\/[^/]+)\/index\.tsx?$/, "").replace(/\.tsx?$/, "");
}
