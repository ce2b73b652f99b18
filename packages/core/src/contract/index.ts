/**
 * A contract is a module's public face: commands it can be asked to do, queries it can answer, and events it tells of.
 *
 * Everything here is a plain, immutable value with inferred types. A contract knows nothing of how the module works or
 * runs, so importing one never drags an implementation along. References such as `orders.place` are addresses: `call`
 * takes them, and the runtime finds out where the module lives.
 */
export { type Access, type AccessDescription, type Caller, permits } from "./access.js";
export {
  type AnyContract,
  type Commands,
  type Contract,
  contract,
  type EventData,
  type EventRefs,
  type Events,
  type NewEventOf,
  type Queries,
} from "./contract.js";
export {
  type AnyEvent,
  type AnyEventRef,
  type EventDataOf,
  type EventDefinition,
  type EventMeta,
  type EventRef,
  event,
  type NewEvent,
  upcast,
} from "./event.js";
export type { JsonSchema } from "./json-schema.js";
export {
  type AnyCommand,
  type AnyQuery,
  type Call,
  type CallInput,
  type CallOptions,
  type CallOutput,
  type CommandDefinition,
  command,
  type OperationDefinition,
  type OperationRef,
  type QueryDefinition,
  query,
} from "./operation.js";
export {
  type CommandPromises,
  type ContractPromises,
  type EventPromises,
  promisesOf,
  type QueryPromises,
} from "./promises.js";
export { isRejection, type Reject, Rejection, type RejectionOf, type Rejects } from "./rejection.js";
export { type InputOf, type OutputOf, type Parsed, parse, type Schema } from "./schema.js";
