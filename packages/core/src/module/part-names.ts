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
    views.map(misversioned).find((problem) => problem !== undefined) ??
    views.map(misindexed).find((problem) => problem !== undefined)
  );
}

const plainIdentifier = "a plain identifier of at most 40 letters and digits";
const migrationForm =
  'letters, digits, "-" and "_", at most 100, not a plain number such as 1, and not "ashlar"';
// Columns of ours, names that statements give to a row's companions, and the columns that PostgreSQL gives to every table.
const takenColumns = ["_key", "_version", "_row", "_u", "_expected"];
const systemColumns = ["ctid", "xmin", "cmin", "xmax", "cmax", "tableoid"];
const noIndex = [...takenColumns, ...systemColumns];
const longestVersionedName = 51;

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
  return /^[a-zA-Z_$][\w$]{0,62}$/.test(name) && !noIndex.includes(name.toLowerCase());
}

// With both a view's table must still have a name of at most 63 bytes, which PostgreSQL does not cut.
function misversioned({ name, version }: AnyView): string | undefined {
  if (!Number.isSafeInteger(version) || version < 1)
    return `view "${name}": its version must be a whole number from 1 on, not ${String(version)}.`;
  if (`${name}${version}`.length > longestVersionedName)
    return `view "${name}": its name and its version ${version} may have ${longestVersionedName} characters together.`;
  return undefined;
}

function misindexed({ name, indexes }: AnyView): string | undefined {
  const of = `index of view "${name}",`;
  const fields = Object.keys(indexes);
  return (
    malformed(
      of,
      fields,
      isIndexField,
      `an identifier of at most 63 characters, none of ${noIndex.join(", ")}`,
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
