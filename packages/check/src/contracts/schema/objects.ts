import type { JsonSchema } from "@ashlar/core";
import { matches } from "./strings.js";
import { both, isAnything, literalsOf, type Term, termAt, termOf } from "./term.js";

/** Objects with the properties that are named, and perhaps with more. */
export interface ObjectShape {
  readonly kind: "object";
  readonly properties: ReadonlyMap<string, Term>;
  readonly required: ReadonlySet<string>;
  /** What properties are whose name matches. */
  readonly patterns: ReadonlyMap<string, Term>;
  readonly rest: Rest;
  /** What names may be. */
  readonly names: Term | undefined;
  readonly others: readonly string[];
}

/** What becomes of properties that are not named: they are not read, they are refused, or they are of this kind. */
export type Rest = "dropped" | "refused" | Term;

export function objectShape(node: JsonSchema, root: JsonSchema): ObjectShape {
  const { propertyNames, required = [] } = node;
  const names = propertyNames === undefined ? undefined : termOf(propertyNames, root);
  const shape: ObjectShape = {
    kind: "object",
    properties: termsByName(node.properties, root),
    required: new Set(required as string[]),
    patterns: termsByName(node.patternProperties, root),
    rest: restOf(node, root),
    names,
    others: [],
  };
  const listed = names && literalsOf(names);
  return listed ? withNames(shape, listed.map(String), termAt(node.additionalProperties, root)) : shape;
}

/** A record whose keys are listed is an object with these properties and no others. */
function withNames(shape: ObjectShape, names: readonly string[], value: Term): ObjectShape {
  const properties = new Map(names.map((name) => [name, shape.properties.get(name) ?? value]));
  return { ...shape, properties, rest: "refused", names: undefined };
}

// What is said to have certain properties is read for them; what is not, or only by patterns, is kept whole.
function restOf({ additionalProperties, properties }: JsonSchema, root: JsonSchema): Rest {
  if (additionalProperties === false) return "refused";
  const isRead = additionalProperties === undefined && properties !== undefined;
  return isRead ? "dropped" : termAt(additionalProperties, root);
}

function termsByName(schemas: unknown, root: JsonSchema): ReadonlyMap<string, Term> {
  return new Map(Object.entries(schemas ?? {}).map(([name, schema]) => [name, termOf(schema, root)]));
}

/**
 * Objects that are of both shapes. A property that only one of them names is kept: intersections of schemas that drop
 * what they do not name read each other's properties.
 */
export function bothObjects(a: ObjectShape, b: ObjectShape): ObjectShape {
  return {
    kind: "object",
    properties: mapOfAll(a.properties, b.properties, (name) => bothTerms(termIn(a, name), termIn(b, name))),
    required: new Set([...a.required, ...b.required]),
    patterns: mapOfAll(a.patterns, b.patterns, (key) => bothTerms(a.patterns.get(key), b.patterns.get(key))),
    rest: bothRests(a.rest, b.rest),
    names: a.names && b.names ? both(a.names, b.names) : (a.names ?? b.names),
    others: [],
  };
}

function mapOfAll(
  a: ReadonlyMap<string, Term>,
  b: ReadonlyMap<string, Term>,
  term: (key: string) => Term | undefined,
): ReadonlyMap<string, Term> {
  return new Map([...new Set([...a.keys(), ...b.keys()])].map((key) => [key, term(key)!]));
}

function termIn({ properties, rest }: ObjectShape, name: string): Term | undefined {
  return properties.get(name) ?? (isTerm(rest) ? rest : undefined);
}

function bothTerms(a: Term | undefined, b: Term | undefined): Term | undefined {
  return a && b ? both(a, b) : (a ?? b);
}

function bothRests(a: Rest, b: Rest): Rest {
  if (isTerm(a) && isTerm(b)) return both(a, b);
  if (a === "refused" || b === "refused") return "refused";
  const term = isTerm(a) ? a : b;
  // What says nothing leaves it to the other.
  return isTerm(term) && !isAnything(term) ? term : "dropped";
}

export function isTerm(rest: Rest): rest is Term {
  return typeof rest === "object";
}

/** What a shape says of the property of this name. */
export function valueAt({ properties, patterns, rest }: ObjectShape, name: string): Rest {
  const named = properties.get(name);
  const matching = Array.from(patterns).flatMap(([pattern, term]) => (matches(pattern, name) ? [term] : []));
  const [first, ...more] = named ? [named, ...matching] : matching;
  return first ? more.reduce(both, first) : rest;
}

/** The values that a property is said to have: what tells the alternatives of a union apart. */
export function tagOf({ properties }: ObjectShape, name: string): readonly unknown[] | undefined {
  const term = properties.get(name);
  return term && literalsOf(term);
}
