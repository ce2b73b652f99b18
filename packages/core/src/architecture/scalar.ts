import { isScalar } from "yaml";
import { nearest } from "../errors/index.js";
import { defaulted, interpolate, refersToEnvironment } from "./interpolate.js";
import { kindOf, reject, report, type Slot } from "./slot.js";
import { unmask } from "./syntax.js";
import { didYouMean, list, shown } from "./wording.js";

/** The text in a slot, with its variables filled in. What is there instead is never shown. */
export function text(slot: Slot, allowed: string): string | undefined {
  const value = scalar(slot, allowed);
  if (value === undefined || typeof value === "string") return value;
  return reject(slot, allowed, `a ${typeof value}`, "Put it in quotes.");
}

/** The first variable that would have said something else in a slot, had it been set. */
export function unsetVariable({ node, reading }: Slot): string | undefined {
  if (!isScalar(node) || typeof node.value !== "string") return undefined;
  return defaulted(unmask(node.value), reading.environment)[0];
}

/** One of several names. */
export function choice<T extends string>(slot: Slot, allowed: readonly T[]): T | undefined {
  const value = scalar(slot, list(allowed, "or"));
  if (value === undefined) return undefined;
  const name = String(value);
  if ((allowed as readonly string[]).includes(name)) return name as T;
  const meant = nearest(name, allowed);
  return report(
    slot,
    "ASH_ARCHITECTURE_VALUE",
    `${slot.path} must be ${list(allowed, "or")}, not ${shown(name)}.${didYouMean(meant)}`,
    meant && `Write \`${meant}\`.`,
  );
}

/** A whole number; from the environment it comes as text and is taken as the number it spells. */
export function integer(slot: Slot, min: number, max: number): number | undefined {
  const allowed = max === Number.MAX_SAFE_INTEGER ? `not below ${min}` : `from ${min} to ${max}`;
  const value = scalar(slot, `a whole number ${allowed}`);
  if (value === undefined) return undefined;
  const spelt = typeof value === "string" && /^\d{1,15}$/.test(value);
  const number = spelt && interpolated(slot) ? Number(value) : value;
  if (typeof number === "number" && Number.isInteger(number) && number >= min && number <= max) return number;
  const isQuoted = spelt && !interpolated(slot);
  return reject(
    slot,
    `a whole number ${allowed}`,
    shown(value),
    isQuoted ? "Write it without quotes." : undefined,
  );
}

const units = { b: 1, kb: 1024, mb: 1024 ** 2 } as const;

/** A number of bytes: `65536`, `64kb` or `1mb`. */
export function byteSize(slot: Slot, max: number): number | undefined {
  const allowed = `a size such as 65536, 64kb or 1mb, up to ${max / units.mb}mb`;
  const value = scalar(slot, allowed);
  if (value === undefined) return undefined;
  const [, amount, unit = "b"] = /^(\d{1,15})\s?(b|kb|mb)?$/i.exec(String(value)) ?? [];
  const bytes = Number(amount) * units[unit.toLowerCase() as keyof typeof units];
  return bytes >= 1 && bytes <= max ? bytes : reject(slot, allowed, shown(value));
}

/** Whether the environment has a part in what a slot holds. */
function interpolated({ node }: Slot): boolean {
  return isScalar(node) && typeof node.value === "string" && refersToEnvironment(unmask(node.value));
}

function scalar(slot: Slot, allowed: string): string | number | boolean | undefined {
  const { node, reading } = slot;
  if (!isScalar(node) || node.value === null) return reject(slot, allowed, kindOf(slot));
  if (typeof node.value !== "string") return node.value as number | boolean;
  const result = interpolate(unmask(node.value), reading.environment);
  if (result.kind === "text") return result.text;
  if (result.kind === "malformed") {
    const fix = "Write ${NAME} or ${NAME:-default}; for the characters ${ themselves write $${.";
    return report(slot, "ASH_ARCHITECTURE_VALUE", `${slot.path} has a \${ that names no variable.`, fix);
  }
  const { variable } = result;
  const message = `${slot.path} needs the environment variable ${variable}, which is not set.`;
  return report(
    slot,
    "ASH_ENVIRONMENT_MISSING",
    message,
    `Set ${variable} in the environment; where a default will do, write \${${variable}:-default}.`,
  );
}
