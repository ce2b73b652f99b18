import type { CustomTypesConfig } from "pg";
import type { Driver } from "./pool.js";

const oids = { int8: 20, json: 114, numeric: 1700 };

/**
 * Reads values as SQLite gives them, so that a module finds the same on both: whole and decimal numbers as numbers when
 * they are exact (a count is an int8), and JSON as the text that was written.
 */
export function valueTypes(pg: Driver): CustomTypesConfig {
  const parsers = new Map<number, (text: string) => unknown>([
    [oids.int8, exactNumber],
    [oids.numeric, exactNumber],
    [oids.json, (text) => text],
  ]);
  return {
    getTypeParser: ((oid: number, format?: "text" | "binary") =>
      parsers.get(oid) ??
      pg.types.getTypeParser(oid, format as "text")) as CustomTypesConfig["getTypeParser"],
  };
}

function exactNumber(text: string): number | string {
  const number = Number(text);
  return String(number) === text ? number : text;
}
