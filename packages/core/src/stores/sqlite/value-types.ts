import type Database from "libsql";
import { wholeNumber } from "../sql/whole-number.js";

/**
 * Reads values as PostgreSQL gives them, so that a module finds the same on both: whole numbers as numbers as long as
 * they are exact, and as text beyond; a column declared as boolean as a boolean; bytes as a Buffer.
 */
export function readRows(statement: Database.Statement, values: readonly unknown[]): unknown[] {
  const booleans = new Set(
    (statement.columns() as readonly Column[])
      .filter(({ type }) => type?.toLowerCase() === "boolean")
      .map(({ name }) => name),
  );
  const rows = statement.safeIntegers(true).all(...values) as Record<string, unknown>[];
  for (const row of rows) for (const name in row) row[name] = readValue(row[name], booleans.has(name));
  return rows;
}

interface Column {
  readonly name: string;
  /** As the table declares it; null for what is computed. */
  readonly type: string | null;
}

function readValue(value: unknown, isBoolean: boolean): unknown {
  if (typeof value === "bigint") return isBoolean ? value !== 0n : wholeNumber(value);
  return value instanceof ArrayBuffer ? Buffer.from(value) : value;
}

/** A parameter as the driver takes it, and as PostgreSQL would understand it. */
export function toParameter(value: unknown): unknown {
  if (typeof value === "boolean") return Number(value);
  return value instanceof Date ? value.toISOString() : value;
}
