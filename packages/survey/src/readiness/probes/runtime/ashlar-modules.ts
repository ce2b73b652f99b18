import { bareText } from "../../code/bare-text.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import { isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";

const moduleFile = /(?:^|\/)modules\/[^/]+\/module\.(?:ts|js|mjs)$/;
const imported = /\bfrom\s*["']@ashlar\/core["']/;

/** The runtime's own repository holds modules to try it with. */
function isTheRuntime(files: RepositoryFiles): boolean {
  return ecosystemsOf(files).manifests.some(
    ({ ecosystem, file }) => ecosystem === "node" && /"name":\s*"@ashlar\/core"/.test(files.read(file) ?? ""),
  );
}

/** The modules of an Ashlar project: `modules/<name>/module.ts` that import its core. Empty elsewhere. */
export const ashlarModulesOf = oncePerRepository((files): readonly EvidencePlace[] => {
  const names = ["@ashlar/core", "ashlar"];
  const isProject = ecosystemsOf(files).dependencies.some(
    ({ ecosystem, name, scope }) => ecosystem === "node" && scope === "runtime" && names.includes(name),
  );
  if (!isProject || isTheRuntime(files)) return [];
  return files.paths
    .filter((path) => moduleFile.test(path) && isProductPath(path))
    .flatMap((file): readonly EvidencePlace[] => {
      const lines = (bareText(files, file) ?? "").split("\n");
      const at = lines.findIndex((line) => imported.test(line));
      return at === -1 ? [] : [{ file, line: at + 1 }];
    });
});
