import type { Demand, PartChange, Reader } from "./demand.js";
import { isTerm, type ObjectShape, type Rest, valueAt } from "./objects.js";
import { anyTerm, constantTerm, isAnything, stringTerm, type Term } from "./term.js";

/** What every object written must fulfil to be read. Objects are read leniently by older code and kept whole by newer. */
export function objectDemands(written: ObjectShape, read: ObjectShape, reader: Reader): readonly Demand[] {
  const names = [written, read].flatMap(({ properties, required }) => [...properties.keys(), ...required]);
  return [
    ...[...new Set(names)].sort().flatMap((name) => propertyDemands(name, written, read, reader)),
    ...placesOfUnnamed(written, read).flatMap((place) => unnamedDemands(place, written, read, reader)),
    ...overlapDemands(written, read),
    ...nameDemands(written, read, reader),
  ];
}

function propertyDemands(name: string, written: ObjectShape, read: ObjectShape, reader: Reader): Demand[] {
  const at = step(name);
  const [from, to] = [valueAt(written, name), valueAt(read, name)];
  const mustBeThere = read.required.has(name) && !written.required.has(name);
  const missing = mustBeThere
    ? [change(at, reader === "newer" ? "required" : "optional", isTerm(to) ? to : undefined, !isTerm(from))]
    : [];
  if (isTerm(from) && isTerm(to)) return [...missing, { at, written: from, read: to }];
  if (isTerm(from)) return reader === "newer" ? [change(at, "removed", from)] : [];
  if (reader === "older" && read.properties.has(name))
    return [change(at, "removed", read.properties.get(name))];
  return missing;
}

/** The properties that are not named, by what their names match: a pattern, or nothing (`undefined`). */
function placesOfUnnamed(written: ObjectShape, read: ObjectShape): readonly (string | undefined)[] {
  return [...new Set([...written.patterns.keys(), ...read.patterns.keys()]), undefined];
}

function unnamedDemands(
  pattern: string | undefined,
  written: ObjectShape,
  read: ObjectShape,
  reader: Reader,
): Demand[] {
  const at = pattern === undefined ? ".*" : `[/${pattern}/]`;
  const [from, to] = [unnamedIn(written, pattern), unnamedIn(read, pattern)];
  if (isTerm(from) && isTerm(to)) return [{ at, written: from, read: to }];
  // Who was promised anything was promised nothing.
  if (reader === "older") return isTerm(to) && !isAnything(to) ? [change(at, "removed", to)] : [];
  if (isTerm(from)) return [change(at, "removed", from)];
  if (from === "refused" || to === "dropped") return [];
  // What was ignored could be anything.
  return isTerm(to) ? [{ at, written: anyTerm, read: to }] : [change(at, "closed", undefined)];
}

function unnamedIn({ patterns, rest }: ObjectShape, pattern: string | undefined): Rest {
  return (pattern === undefined ? undefined : patterns.get(pattern)) ?? rest;
}

/** A name can match a pattern of each side: whether it does is not decided, so that it must fit. */
function overlapDemands(written: ObjectShape, read: ObjectShape): Demand[] {
  return Array.from(read.patterns).flatMap(([pattern, term]) =>
    written.patterns.has(pattern)
      ? []
      : Array.from(written.patterns.values(), (other) => ({
          at: `[/${pattern}/]`,
          written: other,
          read: term,
        })),
  );
}

function nameDemands(written: ObjectShape, read: ObjectShape, reader: Reader): Demand[] {
  if (!read.names) return [];
  const wanted = read.names;
  return namesIn(written, reader).map((name) => ({ at: "(keys)", written: name, read: wanted }));
}

/** The names that properties can have; those that are named are among them only if `names` allows them. */
function namesIn({ properties, rest, patterns, names }: ObjectShape, reader: Reader): readonly Term[] {
  if (names) return [names];
  const isOpen = isTerm(rest) || patterns.size > 0 || (reader === "newer" && rest === "dropped");
  return isOpen ? [stringTerm] : Array.from(properties.keys(), constantTerm);
}

function change(at: string, change: PartChange, term: Term | undefined, isNew = false): Demand {
  return { at, change, term, isNew };
}

function step(name: string): string {
  return /^[\w$]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
