import type { Rule } from "./facts.js";
import { importsBy, placesOf } from "./imports-by.js";
import { layerOf } from "./layer-of.js";

/** Inside a module, a file imports its own layer and those further in. One violation for each pair of files. */
export const layers: Rule = ({ imports, modules }) => {
  const outwards = importsBy(imports, ({ from, to }) => {
    const module = modules.of(from);
    if (!module || modules.of(to.path) !== module) return undefined;
    const [inner, outer] = [layerOf(module, from), layerOf(module, to.path)];
    return inner && outer && outer.depth > inner.depth ? `${from} -> ${to.path}` : undefined;
  });
  return Array.from(outwards, ([identity, group]) => {
    const [{ from, to }] = group;
    const module = modules.of(from)!;
    const [inner, outer] = [layerOf(module, from)!.layer.name, layerOf(module, to.path)!.layer.name];
    return {
      rule: "layers",
      identity,
      message: `In "${module.name}", the ${inner} layer imports ${to.path}, which is in the ${outer} layer around it.`,
      fix: `Pass in what ${from} needs, or move the code to the ${outer} layer.`,
      places: placesOf(group),
    };
  });
};
