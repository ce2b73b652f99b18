import { isIdentifier } from "../contract/identifier.js";
import type { Module } from "./module.js";
import type { AnyView } from "./view.js";

/** What is wrong with the first of a module's names that cannot be stored, or that another part has already. */
export function firstMisnamed({ entities, views, schedules, database, on }: Module): string | undefined {
  return (
    malformed("entity", entities.map(nameOf), isIdentifier, plainIdentifier) ??
    malformed("view", views.map(nameOf), isIdentifier, plainIdentifier) ??
    malformed("schedule", schedules.map(nameOf), isScheduleName, "1 to 100 characters without quotes") ??
    malformed("migration", Object.keys(database?.migrations ?? {}), isMigrationName, migrationForm) ??
    repeated("entity", entities.map(nameOf)) ??
    // SQLite takes the tables `Sales` and `sales` for one.
    repeated("view", views.map(nameOf), (name) => name.toLowerCase()) ??
    repeated("schedule", schedules.map(nameOf)) ??
    malformed(
      "reaction",
      on.flatMap(({ name }) => name ?? []),
      isReactionName,
      '1 to 100 characters without quotes, ">" and "#", and no number',
    ) ??
    repeated(
      "reaction",
      on.flatMap(({ event, name }) => (name === undefined ? [] : [`${event.id} ${name}`])),
    ) ??
    views.map(misindexed).find((problem) => problem !== undefined)
  );
}

const plainIdentifier = "a plain identifier of at most 40 letters and digits";
const migrationForm =
  'letters, digits, "-" and "_", at most 100, not a plain number such as 1, and not "ashlar"';
const ownColumns = ["_key", "_version", "_row"];

// A key such as "1" would be moved before all others by the language itself.
function isMigrationName(name: string): boolean {
  return /^[a-z0-9][\w-]{0,99}$/i.test(name) && !/^(0|[1-9]\d*)$/.test(name) && name !== "ashlar";
}

function isScheduleName(name: string): boolean {
  return /^[^"'`\p{Cc}\p{Cs}]{1,100}$/u.test(name) && name.trim() === name;
}

// A number stands for a reaction without a name, and ids of calls are put together with the two characters.
function isReactionName(name: string): boolean {
  return isScheduleName(name) && !/[>#]|^\d+$/.test(name);
}

// PostgreSQL cuts longer names of columns.
function isIndexField(name: string): boolean {
  return /^[a-zA-Z_$][\w$]{0,62}$/.test(name) && !ownColumns.includes(name.toLowerCase());
}

function misindexed({ name, indexes }: AnyView): string | undefined {
  const of = `index of view "${name}",`;
  const fields = Object.keys(indexes);
  return (
    malformed(
      of,
      fields,
      isIndexField,
      `an identifier of at most 63 characters, none of ${ownColumns.join(", ")}`,
    ) ?? repeated(of, fields, (field) => field.toLowerCase())
  );
}

function malformed(
  kind: string,
  names: readonly string[],
  isFit: (name: string) => boolean,
  form: string,
): string | undefined {
  const unfit = names.find((name) => !isFit(name));
  return unfit === undefined ? undefined : `${kind} ${JSON.stringify(unfit)}: its name must be ${form}.`;
}

function repeated(
  kind: string,
  names: readonly string[],
  stored = (name: string) => name,
): string | undefined {
  const taken = names.map(stored);
  const index = taken.findIndex((name, n) => taken.indexOf(name) !== n);
  return index < 0 ? undefined : `there are two of ${kind} "${names[index]}"; give each a name of its own.`;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
