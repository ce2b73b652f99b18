import type { CustomTypesConfig } from "pg";
import { wholeNumber } from "../sql/whole-number.js";
import { asIsoTime } from "./iso-time.js";
import type { Driver } from "./pool.js";

const oids = {
  int8: 20,
  json: 114,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  numeric: 1700,
  jsonb: 3802,
};

/**
 * Reads values as SQLite gives them, so that a module finds the same on both: whole numbers as numbers as long as they
 * are exact, and as text beyond (a count is an int8); decimal numbers as the nearest number; JSON, dates and times as
 * text.
 */
export function valueTypes(pg: Driver): CustomTypesConfig {
  const asWritten = (text: string) => text;
  const parsers = new Map<number, (text: string) => unknown>([
    [oids.int8, wholeNumber],
    [oids.numeric, decimalNumber],
    [oids.json, asWritten],
    [oids.jsonb, asWritten],
    [oids.date, asWritten],
    [oids.interval, asWritten],
    [oids.timestamp, asIsoTime],
    [oids.timestamptz, asIsoTime],
  ]);
  return {
    getTypeParser: ((oid: number, format?: "text" | "binary") =>
      parsers.get(oid) ??
      pg.types.getTypeParser(oid, format as "text")) as CustomTypesConfig["getTypeParser"],
  };
}

/** A sum of whole numbers is a `numeric` here, and stays a whole number. */
function decimalNumber(text: string): number | string {
  return /^-?\d+$/.test(text) ? wholeNumber(text) : Number(text);
}

/** A parameter as both databases are given it: a moment as text in UTC, which the driver would put in local time. */
export function toParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
