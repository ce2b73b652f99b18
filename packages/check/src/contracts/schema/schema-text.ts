import type { ArrayShape } from "./arrays.js";
import type { NumberShape } from "./numbers.js";
import { type ObjectShape, tagOf } from "./objects.js";
import type { Shape } from "./shape.js";
import { shapesOf } from "./shapes-of.js";
import type { StringShape } from "./strings.js";
import { isAnything, type Term } from "./term.js";

const mostAlternatives = 6;
const longestPattern = 40;

/** What a schema allows, in a few words: `integer from 1 to 100`, `"card" | "cash"`, `array of string`. */
export function schemaText(term: Term): string {
  if (isAnything(term)) return "anything";
  const texts = [...new Set(shapesOf(term).flatMap(shapeTexts))];
  if (texts.length === 0) return "nothing";
  const left = texts.length - mostAlternatives;
  const shown = texts.slice(0, mostAlternatives).join(" | ");
  return left > 0 ? `${shown} | ${left} more` : shown;
}

function shapeTexts(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case "values": {
      const isBoolean = [true, false].every((value) => shape.values.includes(value));
      return isBoolean ? ["boolean"] : shape.values.map((value) => JSON.stringify(value));
    }
    case "string":
      return [stringText(shape)];
    case "number":
      return [numberText(shape)];
    case "array":
      return [arrayText(shape)];
    case "object":
      return [objectText(shape)];
  }
}

function stringText({ minLength, maxLength, patterns, formats }: StringShape): string {
  const conditions =
    formats.length > 0 ? formats : patterns.map((pattern) => `matching /${shortened(pattern)}/`);
  return ["string", ...conditions, countText(minLength, maxLength, "character")].filter(Boolean).join(" ");
}

function numberText({ integer, min, max, steps }: NumberShape): string {
  // Beyond these, an integer is not exact any more: schema libraries give them as the bounds of any integer.
  const low = min.at > Number.MIN_SAFE_INTEGER ? `${min.exclusive ? "above" : "from"} ${min.at}` : "";
  const high = max.at < Number.MAX_SAFE_INTEGER ? `${max.exclusive ? "below" : "to"} ${max.at}` : "";
  const stepped = steps.map((step) => `in steps of ${step}`);
  return [integer ? "integer" : "number", low, low ? high : high.replace("to ", "up to "), ...stepped]
    .filter(Boolean)
    .join(" ");
}

function arrayText({ prefix, items, minItems, maxItems }: ArrayShape): string {
  if (prefix.length > 0)
    return `array [${prefix.map(itemText).join(", ")}${maxItems > prefix.length ? ", …" : ""}]`;
  const counted = countText(minItems, maxItems, "item");
  return `array of ${itemText(items)}${counted && `, ${counted}`}`;
}

/** The text of an item; a list within lists ends the description, as a recursive schema would never end it. */
function itemText(items: Term): string {
  const isNested = shapesOf(items).some((shape) => shape.kind === "array");
  return isNested ? "arrays" : schemaText(items);
}

function objectText(shape: ObjectShape): string {
  const tags = Array.from(shape.required).flatMap((name) => {
    const values = tagOf(shape, name);
    return values?.length === 1 ? [`${name}: ${JSON.stringify(values[0])}`] : [];
  });
  return tags.length > 0 ? `object with ${tags.join(", ")}` : "object";
}

function countText(least: number, most: number, unit: string): string {
  if (least === 0 && most === Infinity) return "";
  const plural = (count: number) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (least === most) return `of exactly ${plural(most)}`;
  if (most === Infinity) return `of at least ${plural(least)}`;
  return least === 0 ? `of at most ${plural(most)}` : `of ${least} to ${plural(most)}`;
}

function shortened(pattern: string): string {
  return pattern.length > longestPattern ? `${pattern.slice(0, longestPattern)}…` : pattern;
}
