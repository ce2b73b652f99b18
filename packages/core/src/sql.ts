/**
 * What plain handlers and migrations need of [Kysely](https://kysely.dev) besides the `db` they are given, from the very
 * copy that gives it: a second one has types and queries of its own.
 */
export {
  type Generated,
  type Insertable,
  type Kysely,
  type Selectable,
  sql,
  type Updateable,
} from "kysely";
