import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";

/** One entry of an object in a JSON file. */
export interface ManifestEntry {
  readonly name: string;
  /** Its text; empty when it is something else. */
  readonly text: string;
  readonly line: number;
}

/** The entries below a key of a JSON text, with their lines; none when it is damaged there. */
export function parseManifest(text: string, key: string): readonly ManifestEntry[] {
  let tree: Node | undefined;
  try {
    tree = parseTree(text);
  } catch {
    // It nests deeper than the parser's stack.
    return [];
  }
  const object = tree && findNodeAtLocation(tree, [key]);
  return (object?.type === "object" ? (object.children ?? []) : []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    if (typeof name?.value !== "string") return [];
    const line = text.slice(0, name.offset).split("\n").length;
    return [{ name: name.value, text: typeof value?.value === "string" ? value.value : "", line }];
  });
}
