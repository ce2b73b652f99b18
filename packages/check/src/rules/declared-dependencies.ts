import type { ModuleDefinition } from "../modules/module-definition.js";
import type { Rule } from "./facts.js";
import { importsBy, placesOf } from "./imports-by.js";

/**
 * A module imports only what it says it depends on, and only what is visible to it. One violation for each file and module
 * that it imports, so that a baseline does not let further files through.
 */
export const declaredDependencies: Rule = ({ imports, modules }) => {
  const undeclared = importsBy(imports, ({ from, to }) => {
    const [consumer, owner] = [modules.of(from), modules.of(to.path)];
    if (!owner || owner === consumer || (isDeclared(consumer, owner) && isVisible(consumer, owner)))
      return undefined;
    return `${from} -> ${owner.name}`;
  });
  return Array.from(undeclared, ([identity, group]) => {
    const [{ from, to }] = group;
    const owner = modules.of(to.path)!;
    const consumer = modules.of(from);
    const who = consumer ? `"${consumer.name}"` : `${from}, which belongs to no module,`;
    const declared = isDeclared(consumer, owner);
    return {
      rule: "declared-dependencies",
      identity,
      message: declared
        ? `${who} imports "${owner.name}", which is visible ${only("to", owner.visibleTo!)}.`
        : `${who} imports "${owner.name}", but says that it depends ${only("on", consumer!.dependsOn!)}.`,
      fix: declared
        ? `Remove the import, or add ${consumer ? `\`${consumer.name}\`` : "the module"} to \`visibleTo\` of "${owner.name}" in a reviewed change.`
        : `Remove the import, or add \`${owner.name}\` to \`dependsOn\` of "${consumer!.name}" in a reviewed change.`,
      places: placesOf(group),
      ...(consumer && { between: { from: consumer.name, to: owner.name } }),
    };
  });
};

function isDeclared(consumer: ModuleDefinition | undefined, owner: ModuleDefinition): boolean {
  return consumer?.dependsOn === undefined || consumer.dependsOn.has(owner.name);
}

function isVisible(consumer: ModuleDefinition | undefined, owner: ModuleDefinition): boolean {
  return owner.visibleTo === undefined || (consumer !== undefined && owner.visibleTo.has(consumer.name));
}

function only(word: "on" | "to", names: ReadonlySet<string>): string {
  const nothing = word === "on" ? "on nothing" : "to nobody";
  return names.size === 0 ? nothing : `${word} ${[...names].sort().join(", ")} only`;
}
