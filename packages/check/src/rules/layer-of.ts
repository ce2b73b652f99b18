import type { Layer, ModuleDefinition } from "../modules/module-definition.js";

/** A file's layer in its module, and how far out it is; `undefined` when the module's layers do not name it. */
export function layerOf(
  module: ModuleDefinition,
  path: string,
): { readonly layer: Layer; readonly depth: number } | undefined {
  const depth = module.layers.findIndex(({ matches }) => matches(path));
  return depth === -1 ? undefined : { layer: module.layers[depth]!, depth };
}
