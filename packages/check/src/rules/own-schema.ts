import type { TableMention } from "@ashlar/survey";
import type { ModuleDefinition } from "../modules/module-definition.js";
import type { Violation } from "../violation.js";
import type { Rule, RuleFacts } from "./facts.js";

/**
 * A module names only its own tables. A table is a module's when the module's files create or map it, or when it stands behind
 * a schema of the module's name. One violation for each file and table.
 */
export const ownSchema: Rule = (facts) => {
  const schemas = new Map(facts.modules.modules.map((module) => [plain(module.name), module]));
  const owners = ownersOfTables(facts, schemas);
  const found = new Map<string, Violation>();
  for (const { path, details } of facts.survey.files.values()) {
    const module = facts.isTest(path) ? undefined : facts.modules.of(path);
    if (!module) continue;
    for (const mention of details.tables) {
      const owner = foreignOwner(mention, module, owners, schemas);
      if (!owner) continue;
      const name = mention.schema === undefined ? mention.table : `${mention.schema}.${mention.table}`;
      const identity = `${path}: ${name}`;
      const place = { file: path, ...mention.at };
      const known = found.get(identity);
      if (known) (known.places as unknown as (typeof place)[]).push(place);
      else found.set(identity, violation(module, owner, name, identity, place));
    }
  }
  return [...found.values()];
};

function violation(
  module: ModuleDefinition,
  owner: ModuleDefinition,
  name: string,
  identity: string,
  place: Violation["places"][0],
): Violation {
  const what = name.endsWith(".*") ? `the schema ${name.slice(0, -2)}` : `the table ${name}`;
  return {
    rule: "own-schema",
    identity,
    message: `"${module.name}" names ${what}, which belongs to "${owner.name}".`,
    fix: `Ask "${owner.name}" through its contract, or keep a view of its events in tables of your own.`,
    places: [place],
    between: { from: module.name, to: owner.name },
  };
}

function foreignOwner(
  { table, schema, role }: TableMention,
  module: ModuleDefinition,
  owners: ReadonlyMap<string, readonly ModuleDefinition[]>,
  schemas: ReadonlyMap<string, ModuleDefinition>,
): ModuleDefinition | undefined {
  if (schema !== undefined) {
    const owner = schemas.get(plain(schema));
    if (plain(schema) === plain(module.name)) return undefined;
    if (owner) return owner;
  }
  if (role === "declares") return undefined;
  const declaring = owners.get(table.toLowerCase()) ?? [];
  return declaring.includes(module) ? undefined : declaring[0];
}

/** Who declares each table, by its name in small letters; in the order of the modules' names. */
function ownersOfTables(
  { survey, modules, isTest }: RuleFacts,
  schemas: ReadonlyMap<string, ModuleDefinition>,
): ReadonlyMap<string, readonly ModuleDefinition[]> {
  const owners = new Map<string, ModuleDefinition[]>();
  for (const { path, details } of survey.files.values()) {
    const module = isTest(path) ? undefined : modules.of(path);
    if (!module) continue;
    for (const { table, role, schema } of details.tables) {
      if (role !== "declares") continue;
      const isOwn = schema === undefined || plain(schema) === plain(module.name);
      const owner = isOwn ? module : (schemas.get(plain(schema)) ?? module);
      const known = owners.get(table.toLowerCase()) ?? [];
      if (!known.includes(owner)) known.push(owner);
      owners.set(table.toLowerCase(), known);
    }
  }
  for (const known of owners.values()) known.sort((a, b) => (a.name < b.name ? -1 : 1));
  return owners;
}

/** `orderLines`, `order-lines`, `order_lines` and `OrderLines` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
