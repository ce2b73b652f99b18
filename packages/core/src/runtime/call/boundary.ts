import { type Fault, pathOf } from "../ports/storable-value.js";

const deepest = 1_000;

/**
 * What crosses a module's boundary must survive being sent. In development this is checked even when nothing is sent,
 * so that a module that works in one process works in five.
 */

/**
 * Freezes a value and everything in it, so that a receiver that changes what it was given is found out. Only lists and
 * plain objects: what a schema makes of them, such as bytes or a class of its own, may have to change itself.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || !isPlain(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

/**
 * Where JSON would not bring a value back as it is, such as at a Date, NaN or a hole in a list; undefined when nowhere.
 * A field that is `undefined` is one that is left out.
 */
export function findUnserialisable(value: unknown): Fault | undefined {
  const outer: Place[] = [];
  const reason = value === undefined ? undefined : whyNot(value, outer);
  return reason === undefined ? undefined : { path: pathOf(outer.map(({ name }) => name)), reason };
}

/** A list or object on the way to a value, and the value's name in it. */
interface Place {
  readonly owner: object;
  readonly name: string;
}

/** Leaves the way to what it found in `outer`. */
function whyNot(value: unknown, outer: Place[]): string | undefined {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return `is ${value}`;
    return Object.is(value, -0) ? "is -0, which JSON makes 0" : undefined;
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
  if (value === undefined) return "is undefined, which JSON makes null";
  if (typeof value !== "object") return `is a ${typeof value}`;
  if (outer.some(({ owner }) => owner === value)) return "contains itself";
  if (outer.length >= deepest) return `is nested deeper than ${deepest} levels`;
  if (!isPlain(value)) return `is a ${className(value)}`;
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return "has a toJSON of its own";
  const isList = Array.isArray(value);
  if (isList && Object.keys(value).length !== value.length) {
    return "is a list with holes or with names of its own";
  }
  for (const name of Reflect.ownKeys(value)) {
    if (typeof name === "symbol") return `has the symbol ${String(name)} for a name`;
    if (isList && name === "length") continue;
    const { enumerable, get, set, value: part } = Object.getOwnPropertyDescriptor(value, name)!;
    outer.push({ owner: value, name });
    const reason =
      get || set
        ? "is computed by a getter or setter"
        : !enumerable
          ? "is not enumerable"
          : part === undefined && !isList
            ? undefined
            : whyNot(part, outer);
    if (reason) return reason;
    outer.pop();
  }
  return undefined;
}

/** Whether it is a list or an object of no class. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === (Array.isArray(value) ? Array.prototype : Object.prototype);
}

function className(value: object): string {
  const { constructor: made } = value as { constructor?: { name?: unknown } };
  return typeof made?.name === "string" && made.name !== "" ? made.name : "special object";
}
