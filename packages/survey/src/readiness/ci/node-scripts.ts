import { parseManifest } from "../ecosystems/json-manifest.js";
import { oncePerRepository } from "../once-per-repository.js";
import { isFixture, roleOf } from "../product-path.js";
import type { Command } from "./pipeline.js";
import { shellCommands } from "./shell-commands.js";

/** The scripts of the repository's package.json files by name: the root's, or those of all packages that have one. */
export const nodeScriptsOf = oncePerRepository((files): ReadonlyMap<string, readonly Command[]> => {
  const scripts = new Map<string, readonly Command[]>();
  const rootScripts = parseManifest(files.read("package.json") ?? "", "scripts");
  const ofRoot = new Set(rootScripts.map(({ name }) => name));
  for (const { name, text, line } of rootScripts)
    scripts.set(name, shellCommands(text, "package.json", line));
  for (const file of files.paths) {
    if (!/(?:^|\/)package\.json$/.test(file) || isFixture(file)) continue;
    if (roleOf(file) !== "product" && roleOf(file) !== "test") continue;
    for (const { name, text, line } of parseManifest(files.read(file) ?? "", "scripts"))
      if (!ofRoot.has(name))
        scripts.set(name, [...(scripts.get(name) ?? []), ...shellCommands(text, file, line)]);
  }
  return scripts;
});
