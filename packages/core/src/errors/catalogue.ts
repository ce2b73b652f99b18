import { exitCode } from "./exit-code.js";

/** What is true of every occurrence of one error code. */
export interface CatalogueEntry {
  readonly why: string;
  readonly fix: string;
  readonly exit: number;
}

const { configuration, environment, usage, refusedAsUnsafe, bug } = exitCode;

/**
 * Every error code Ashlar can raise outside a call, with why it exists and how to mend it.
 * The codes are part of the public API: they are never renamed. Errors of a call are in `call-error.ts`.
 */
export const errorCatalogue = {
  ASH_CONTRACT_NAME: {
    why: "A contract's names become addresses, table names and property names, so each must be a plain, unused identifier.",
    fix: "Rename it: letters and digits, starting with a letter, and none of the reserved names.",
    exit: configuration,
  },
  ASH_MODULE_INVALID: {
    why: "A module must do exactly what its contract promises: every command decided once, every query answered.",
    fix: "Bring module.ts and contract.ts into agreement.",
    exit: configuration,
  },
  ASH_MODULE_DUPLICATE: {
    why: "A contract's name is the module's address; two modules with one name cannot both be reached.",
    fix: "Give one of the contracts another name.",
    exit: configuration,
  },
  ASH_MODULE_LOAD: {
    why: "Each modules/<name>/module.ts must load and export a module as its default.",
    fix: "Mend the error in that file, or add `export default module(contract, { … })`.",
    exit: configuration,
  },
  ASH_UNCAUGHT: {
    why: "Something threw outside of any call, where nobody could catch it, so the process cannot be trusted to go on.",
    fix: "Catch it where it is thrown; often an `await` is missing there. What was acknowledged is safe: start again.",
    exit: configuration,
  },
  ASH_MODULES_NOT_FOUND: {
    why: "Modules are found by convention in modules/<name>/module.ts.",
    fix: "Run the command in the project's folder, or create one with `ashlar new`.",
    exit: configuration,
  },
  ASH_ARCHITECTURE_SYNTAX: {
    why: "architecture.yaml must be valid YAML before it can mean anything.",
    fix: "Mend the YAML at that place.",
    exit: configuration,
  },
  ASH_ARCHITECTURE_KEY: {
    why: "An unknown key would be silently ignored, and the architecture would not be the one you wrote.",
    fix: "Use one of the allowed keys.",
    exit: configuration,
  },
  ASH_ARCHITECTURE_VALUE: {
    why: "The value is not one that this key can take.",
    fix: "Use one of the allowed values.",
    exit: configuration,
  },
  ASH_ARCHITECTURE_MODULE: {
    why: "architecture.yaml names a module that the project does not have.",
    fix: "Correct the name, or add modules/<name>/module.ts.",
    exit: configuration,
  },
  ASH_ARCHITECTURE_STATE: {
    why: "Plain handlers write their own tables, so their module can only keep its state in rows.",
    fix: "Use `state: rows`, or turn the module's handlers into entities.",
    exit: configuration,
  },
  ASH_ARCHITECTURE_UNSUPPORTED: {
    why: "This release does not run that part of the architecture yet.",
    fix: "Use the value this release supports; the changelog says what each release adds.",
    exit: configuration,
  },
  ASH_ARCHITECTURE_FILE: {
    why: "The architecture file must be readable to know how the modules run.",
    fix: "Create architecture.yaml (an empty file is a modular monolith on embedded SQLite), or check its permissions.",
    exit: configuration,
  },
  ASH_ENVIRONMENT_MISSING: {
    why: "A ${VARIABLE} without a default has no value in this environment.",
    fix: "Set the variable, or give it a default: ${VARIABLE:-default}.",
    exit: configuration,
  },
  ASH_SETTING_INVALID: {
    why: "A setting given by environment variable or option has a value that cannot be used.",
    fix: "Give it a value of the stated form.",
    exit: configuration,
  },
  ASH_DATA_URL: {
    why: "`data` says where state is kept, and its scheme chooses the store.",
    fix: "Use sqlite:<folder> or postgres://user@host:port/database.",
    exit: configuration,
  },
  ASH_DRIVER_MISSING: {
    why: "Drivers are optional, so that nobody installs one they do not use.",
    fix: "Install the driver with npm.",
    exit: environment,
  },
  ASH_DATABASE_UNREACHABLE: {
    why: "State must be durable before any order is accepted, so nothing starts without the database.",
    fix: "Start the database, or correct `data` in architecture.yaml.",
    exit: environment,
  },
  ASH_DATABASE_REFUSED: {
    why: "The database answers, but not a statement by which a module is set up, so the module cannot start.",
    fix: "Go by what PostgreSQL says. Ashlar needs version 13 or newer, and tables in the module's schema that nobody else has changed.",
    exit: environment,
  },
  ASH_DATABASE_DENIED: {
    why: "The database user must be allowed to log in, and to create or use the schema and the role that each module gets.",
    fix: "Grant the user CREATE on the database and CREATEROLE, or create the module's schema and role beforehand.",
    exit: environment,
  },
  ASH_DATABASE_SESSION: {
    why: "Each module's connections have its own role and schema. Without them modules would share one set of tables.",
    fix: "Connect to PostgreSQL itself, or through a pooler in session mode that passes `options` on.",
    exit: environment,
  },
  ASH_DATABASE_ENCODING: {
    why: "Events and keys are Unicode text; a database of another encoding would refuse some of them later.",
    fix: "Create the database with ENCODING 'UTF8'.",
    exit: environment,
  },
  ASH_DISK: {
    why: "The store could not write durably, so nothing more is acknowledged.",
    fix: "Free space on the disk or correct its permissions; nothing acknowledged so far is lost.",
    exit: environment,
  },
  ASH_STORE_CORRUPT: {
    why: "The store's file is not a database that Ashlar wrote.",
    fix: "Restore the file from a backup, or point `data` at another folder.",
    exit: environment,
  },
  ASH_STORE_UNAVAILABLE: {
    why: "Nothing starts, and no failed event is settled, while the store does not answer.",
    fix: "Make sure that the database runs and that no other process holds a lock on it, then try again.",
    exit: environment,
  },
  ASH_STORE_NEWER: {
    why: "The store was migrated by a newer version, whose tables this version does not understand.",
    fix: "Run the newer version, or restore a backup taken before its migration.",
    exit: environment,
  },
  ASH_MIGRATION_FAILED: {
    why: "A module's new migrations run in one transaction: one failed, so none of them was applied, and the data is as it was.",
    fix: "Mend the migration and start again.",
    exit: environment,
  },
  ASH_MIGRATION_CHANGED: {
    why: "A migration that has been applied must stay in the project, in its place, or other databases would end up different.",
    fix: "Restore the migration, and make the change in a new one at the end. Code older than the database cannot run on it.",
    exit: configuration,
  },
  ASH_VIEW_REBUILD_FAILED: {
    why: "A changed view is rebuilt from the module's events before the module is ready.",
    fix: "Mend the view's fold; the old version's rows are untouched.",
    exit: environment,
  },
  ASH_VIEWS_OLDER: {
    why: "Code of an older release may have been started again in the midst of a deploy. It would take the views back from the new release, whose replicas could then write no more.",
    fix: "Start the newer release. To go back on purpose, raise the version of one of the module's views, or set ASHLAR_VIEWS_BACK as the message says.",
    exit: environment,
  },
  ASH_PORT_TAKEN: {
    why: "Another process listens on this address.",
    fix: "Stop it, or choose another port with PORT or --port.",
    exit: environment,
  },
  ASH_ADDRESS_UNAVAILABLE: {
    why: "The gateway can only listen on an address of this machine that this user may use.",
    fix: "Use 127.0.0.1, 0.0.0.0 or another address of this machine, and a port above 1023.",
    exit: environment,
  },
  ASH_AUTH_CONFIGURATION: {
    why: "Operations that are not public need a way to verify tokens; without one every such call would be refused.",
    fix: "Set ASHLAR_JWT_SECRET (at least 32 bytes) or ASHLAR_JWKS_URL.",
    exit: configuration,
  },
  ASH_NOT_SETTLED: {
    why: "Waiting for an application to come to rest must end. A reaction may be failing and waiting for its next attempt.",
    fix: "Look at `failedEvents.list()`, wait longer, or let time pass when the clock is a manual one.",
    exit: exitCode.negativeVerdict,
  },
  ASH_STORE_RESTORED: {
    why: "PostgreSQL numbers transactions per server. A dump restored on another server holds numbers of its future, behind which new events would be invisible.",
    fix: "Renumber the restored events with the script in docs/storage.md, then start again.",
    exit: environment,
  },
  ASH_BOUNDARIES_FILE: {
    why: "boundaries.yaml says which modules there are, so it must be readable.",
    fix: "Check its permissions.",
    exit: configuration,
  },
  ASH_BOUNDARIES_SYNTAX: {
    why: "boundaries.yaml must be valid YAML before it can mean anything.",
    fix: "Mend the YAML at that place.",
    exit: configuration,
  },
  ASH_BOUNDARIES_VALUE: {
    why: "A setting that is not understood would be silently ignored, and the boundaries would not be the ones you drew.",
    fix: "Correct it; docs/check.md has every key.",
    exit: configuration,
  },
  ASH_ORGANISATION_FILE: {
    why: "organisation.yaml says who works on the system and what can be operated, so it must be readable.",
    fix: "Check its permissions.",
    exit: configuration,
  },
  ASH_ORGANISATION_SYNTAX: {
    why: "organisation.yaml must be valid YAML before it can mean anything.",
    fix: "Mend the YAML at that place.",
    exit: configuration,
  },
  ASH_ORGANISATION_VALUE: {
    why: "A value that is not understood would be replaced by an assumption, and the advice would be for somebody else.",
    fix: "Correct it; `ashlar advise --ask` asks for every value and writes the file.",
    exit: configuration,
  },
  ASH_CASEBOOK_FILE: {
    why: "A casebook is read whole before it is scored, so it must be a readable file of at most 16 MiB.",
    fix: "Name a file with one case in JSON on each line.",
    exit: configuration,
  },
  ASH_CASEBOOK_VALUE: {
    why: "A case that is not understood would be scored as another one, or not at all.",
    fix: "Correct that line; docs/advisor-casebook.md has every key.",
    exit: configuration,
  },
  ASH_LOCK_INVALID: {
    why: "What the contracts promised must be known exactly, or a break could go unnoticed.",
    fix: "Restore contracts.lock.json from version control.",
    exit: configuration,
  },
  ASH_BASELINE_INVALID: {
    why: "What the baseline forgives must be known exactly, or new violations could hide in it.",
    fix: "Restore the file from version control.",
    exit: configuration,
  },
  ASH_NO_SOURCES: {
    why: "A check that looks at nothing would pass.",
    fix: "Name the folder of a TypeScript or JavaScript project; files that git ignores do not count.",
    exit: configuration,
  },
  ASH_GIT: {
    why: "What has changed since a revision is git's to say.",
    fix: "Install git, run inside a repository, or leave `--changed` out.",
    exit: environment,
  },
  ASH_REVISION_UNKNOWN: {
    why: "Changes can only be told from a revision that this clone has.",
    fix: "Correct the name, or fetch it: a shallow clone has the newest commits only.",
    exit: usage,
  },
  ASH_USAGE: {
    why: "The command line does not have this form.",
    fix: "See `ashlar --help`.",
    exit: usage,
  },
  ASH_REFUSED: {
    why: "Going on could destroy something.",
    fix: "Choose another target.",
    exit: refusedAsUnsafe,
  },
  ASH_BUG: {
    why: "This should not happen; it is a defect in Ashlar, not in your project.",
    fix: "Please report it with the command and the output of `--verbose`.",
    exit: bug,
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A stable error code. */
export type ErrorCode = keyof typeof errorCatalogue;
