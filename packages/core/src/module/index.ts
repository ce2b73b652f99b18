/**
 * A module is a contract and the parts that keep its promises: entities decide, views are read, reactions listen,
 * schedules wake up, plain handlers do the rest.
 *
 * The parts are plain values and pure functions; none of them knows which architecture it runs under.
 */
export { type Database, type Dialect, database, type Migration } from "./database.js";
export { type DecideContext, type Decision, type Entity, type EntitySpec, entity } from "./entity.js";
export type {
  Ask,
  CommandContext,
  CommandHandler,
  EffectContext,
  QueryContext,
  QueryHandler,
} from "./handler.js";
export { InvalidCursor } from "./invalid-cursor.js";
export { type Module, type ModuleSpec, module } from "./module.js";
export { type Reaction, type ReactionContext, type ReactionOptions, react } from "./reaction.js";
export { every, type Schedule, type ScheduleContext } from "./schedule.js";
export {
  type AnyView,
  type Indexes,
  type IndexType,
  type View,
  type ViewedEvent,
  type ViewPage,
  type ViewQuery,
  type ViewReader,
  type ViewReaders,
  view,
} from "./view.js";
