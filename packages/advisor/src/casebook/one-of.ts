import { z } from "zod";

/** One of some words; the complaint lists them. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, `it must be one of ${words.join(", ")}`);
}
