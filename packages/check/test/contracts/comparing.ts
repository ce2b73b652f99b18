import { command, contract, event, promisesOf, query, type Schema } from "@ashlar/core";
import { z } from "zod";
import { changesOf } from "../../src/contracts/changes-of.js";
import type { ContractChange } from "../../src/contracts/contract-change.js";

const any = z.object({});

/** Each change as `breaking input.note: removed`. */
export function told(changes: readonly ContractChange[]): string[] {
  return changes.map(({ kind, part, path, difference }) => `${kind} ${path || part}: ${difference}`);
}

/** The changes of a contract whose one query takes something else. */
export function inputChanges(before: Schema, after: Schema): readonly ContractChange[] {
  return changesBetween(before, after, (input) =>
    contract("orders", { queries: { list: query({ input, output: any }) } }),
  );
}

/** The changes of a contract whose one query answers something else. */
export function outputChanges(before: Schema, after: Schema): readonly ContractChange[] {
  return changesBetween(before, after, (output) =>
    contract("orders", { queries: { list: query({ input: any, output }) } }),
  );
}

/** The changes of a contract whose one command refuses with other data. */
export function rejectionChanges(before: Schema, after: Schema): readonly ContractChange[] {
  return changesBetween(before, after, (data) =>
    contract("orders", {
      commands: { place: command({ input: any, key: () => "1", rejects: { OutOfStock: data } }) },
    }),
  );
}

/** The changes of a contract whose one event has other data, of the same version. */
export function eventChanges(before: Schema, after: Schema): readonly ContractChange[] {
  return changesBetween(before, after, (data) =>
    contract("orders", { events: { OrderPlaced: event(data) } }),
  );
}

function changesBetween(
  before: Schema,
  after: Schema,
  withSchema: (schema: Schema) => Parameters<typeof promisesOf>[0],
): readonly ContractChange[] {
  const promises = (schema: Schema) => [promisesOf(withSchema(schema))];
  return changesOf(promises(before), promises(after));
}
