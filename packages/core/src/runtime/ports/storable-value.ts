import { isStorable } from "./storable-text.js";

/** Where a value is not as it must be, and why. */
export interface Fault {
  /** As in `lines.0.sku`; empty for the value itself. */
  readonly path: string;
  /** Goes on from the path: `is a Date`. */
  readonly reason: string;
}

/** So many lists and objects may be in each other in an input. */
export const deepestInput = 100;
/** So many in the data of an event, which may wrap an input or two. */
export const deepestEvent = 200;

const longestPath = 200;

/** A fault as a sentence. */
export function faultText({ path, reason }: Fault): string {
  return `${path || "the value"} ${reason}`;
}

/**
 * Where a value holds what not every store can keep, or nests deeper than allowed; undefined when nowhere. Names of
 * fields are looked at too. What is no list and no object with fields is taken as it is.
 *
 * @example
 * ```ts
 * findUnstorable({ lines: [{ sku: "a\0" }] }, deepestInput)?.path; // "lines.0.sku"
 * ```
 */
export function findUnstorable(value: unknown, deepest: number): Fault | undefined {
  const found =
    typeof value === "string"
      ? unlessStorable(value)
      : typeof value === "object" && value !== null
        ? find(value, deepest)
        : undefined;
  return (
    found && {
      path: pathOf(found.names.reverse()),
      reason: found.reason ?? `is nested deeper than ${deepest} levels`,
    }
  );
}

/** The names that lead to a fault, innermost first; without a reason it is the depth. */
interface Found {
  readonly names: string[];
  readonly reason: string | undefined;
}

// Every call passes through here, so nothing is made until something is found.
function find(value: object, left: number): Found | undefined {
  if (left === 0) return { names: [], reason: undefined };
  if (Array.isArray(value)) {
    for (let n = 0; n < value.length; n++) {
      const found = findPart(value[n], left);
      if (found !== undefined) return within(n, found);
    }
    return undefined;
  }
  if (ArrayBuffer.isView(value)) return undefined;
  for (const name in value) {
    if (!isStorable(name)) return { names: [name], reason: `has a name with ${unstorable}` };
    const found = findPart((value as Record<string, unknown>)[name], left);
    if (found !== undefined) return within(name, found);
  }
  return undefined;
}

function findPart(part: unknown, left: number): Found | undefined {
  if (typeof part === "string") return unlessStorable(part);
  return typeof part === "object" && part !== null ? find(part, left - 1) : undefined;
}

function unlessStorable(text: string): Found | undefined {
  return isStorable(text) ? undefined : { names: [], reason: `has ${unstorable}` };
}

const unstorable = "NUL or an unpaired surrogate in it, which no store can keep";

function within(name: string | number, found: Found): Found {
  found.names.push(String(name));
  return found;
}

/** Names may be anything that somebody has sent, so what is shown of them is bounded and printable. */
export function pathOf(names: readonly string[]): string {
  const path = names.join(".").replaceAll(/[\p{Cc}\p{Surrogate}]/gu, "\ufffd");
  return path.length > longestPath ? `${path.slice(0, longestPath).replace(/\p{Surrogate}$/u, "")}…` : path;
}
