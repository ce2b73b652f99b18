import { fileURLToPath } from "node:url";
import type { Case } from "../../src/casebook/case.js";
import { readCasebook } from "../../src/casebook/index.js";
import { parseCasebook } from "../../src/casebook/read-casebook.js";

/** The book that is part of the package. */
export const bookFile = fileURLToPath(new URL("../../casebook/casebook.jsonl", import.meta.url));

export const readBook = (): Promise<readonly Case[]> => readCasebook(bookFile);

/** The least a line can say. */
export const leastLine = { id: "acme", scope: "whole", profile: {}, expected_recommendation: "monolith" };

/** The case of a line with so much more in its profile, or beside it. */
export function caseOf(profile: object, beside: object = {}): Case {
  return parseCasebook(JSON.stringify({ ...leastLine, ...beside, profile }))[0]!;
}
