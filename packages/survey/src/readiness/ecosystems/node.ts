import type { Dependency } from "./ecosystem.js";
import { parseManifest } from "./json-manifest.js";

const scopes: readonly (readonly [string, Dependency["scope"]])[] = [
  ["dependencies", "runtime"],
  ["optionalDependencies", "runtime"],
  ["peerDependencies", "peer"],
  ["devDependencies", "development"],
];

/** Whether a file is a manifest of Node. */
export function isNodeManifest(path: string): boolean {
  return /(?:^|\/)package\.json$/.test(path);
}

/** The dependencies of a package.json. */
export function nodeDependencies(file: string, text: string): readonly Dependency[] {
  return scopes.flatMap(([key, scope]) =>
    parseManifest(text, key).map(
      ({ name, line }): Dependency => ({ ecosystem: "node", name, scope, file, line }),
    ),
  );
}
