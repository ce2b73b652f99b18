/**
 * What crosses a module's boundary must survive being sent. In development this is checked even when nothing is sent,
 * so that a module that works in one process works in five.
 */

/** Freezes a value and everything in it, so that a receiver that changes what it was given is found out. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

/** Where a value holds something JSON cannot carry unchanged, such as a Date, a Map or NaN; undefined when nowhere. */
export function findUnserialisable(
  value: unknown,
  path = "",
  ancestors: readonly object[] = [],
): string | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "undefined":
      return undefined;
    case "number":
      return Number.isFinite(value) ? undefined : `${path || "the value"} is ${value}`;
    case "object":
      break;
    default:
      return `${path || "the value"} is a ${typeof value}`;
  }
  if (value === null) return undefined;
  if (ancestors.includes(value)) return `${path || "the value"} contains itself`;
  const prototype = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return `${path || "the value"} is a ${prototype.constructor?.name ?? "special object"}`;
  }
  for (const [name, part] of Object.entries(value)) {
    const found = findUnserialisable(part, path === "" ? name : `${path}.${name}`, [...ancestors, value]);
    if (found) return found;
  }
  return undefined;
}
