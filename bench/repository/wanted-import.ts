import type { FileKind } from "./files.ts";
import type { Offer } from "./import.ts";
import type { WantedImport } from "./import-draft.ts";
import { builtins, type ExternalPackage } from "./packages.ts";
import type { Random } from "./random.ts";
import { pascalCase } from "./vocabulary.ts";

/** How a file of that kind imports something of what is offered. Most of a file's imports are of values, a fifth of types. */
export function importOf(kind: FileKind, offer: Offer, random: Random): WantedImport | undefined {
  const { values, types } = offer;
  if (types.length > 0 && (kind === "types" || values.length === 0 || random.chance(0.2))) {
    const form = random.chance(0.08) ? "type-query" : "type";
    const count = form === "type" ? random.between(1, 3) : 1;
    return { ...offer, form, values: [], types: random.some(types, count) };
  }
  if (kind === "types" || values.length === 0) return undefined;
  const form = rareForms.find(([, share]) => random.chance(share))?.[0] ?? "named";
  if (form === "side-effect") return { ...offer, form, values: [], types: [] };
  const named = form === "named";
  return {
    ...offer,
    form,
    values: random.some(values, named ? random.between(1, 3) : 1),
    types: named && random.chance(0.3) ? random.some(types, 1) : [],
  };
}

const rareForms = [
  ["dynamic", 0.03],
  ["require", 0.01],
  ["side-effect", 0.01],
] as const;

/** How a file of that kind imports something of a package. */
export function importOfPackage(
  kind: FileKind,
  { name, byDefault, values, types, subpaths = [] }: ExternalPackage,
  random: Random,
): WantedImport | undefined {
  const to = { package: name };
  if (kind !== "types" && subpaths.length > 0 && random.chance(0.2)) {
    const subpath = random.pick(subpaths);
    return { form: "default", specifier: `${name}/${subpath}`, to, values: [pascalCase(subpath)], types: [] };
  }
  if (kind !== "types" && byDefault !== undefined) {
    return { form: "default", specifier: name, to, values: [byDefault], types: [] };
  }
  return importOf(kind, { specifier: name, to, values, types }, random);
}

/** How a file imports something of Node's. */
export function importOfNode(random: Random): WantedImport {
  const [specifier, values] = random.pick(builtins);
  const to = { builtin: specifier };
  if (random.chance(0.8)) {
    return { form: "named", specifier, to, values: random.some(values, random.between(1, 2)), types: [] };
  }
  const [name = specifier] = specifier.replace("node:", "").split("/");
  return { form: "namespace", specifier, to, values: [name], types: [] };
}
