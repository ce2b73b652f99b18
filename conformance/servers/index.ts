/**
 * Servers for tests and measurements: the one an environment variable names, or one of our own that lives as long as the
 * process that asked for it.
 */
export { type FaultyLink, type LinkMode, openFaultyLink } from "./faulty-link.ts";
export { type Interruptible, interruptible } from "./interruptible.ts";
export { type LossyLink, openLossyLink } from "./lossy-link.ts";
export {
  administer,
  type Database,
  freshDatabase,
  ownPostgresMissing,
  postgresMissing,
  postgresUrl,
  startOwnPostgres,
} from "./postgres.ts";
export { type PostgresServer, startPostgresServer } from "./postgres-server.ts";
