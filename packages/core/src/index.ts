export * from "./contract/index.js";
export * from "./errors/index.js";
export * from "./module/index.js";
export type { Application, ModuleHealth, RequestOptions } from "./runtime/application.js";
export type { FailedEvent, FailedEvents } from "./runtime/feed/failed-events.js";
export type { RedeliveryPolicy } from "./runtime/feed/redelivery.js";
export { type Clock, systemClock } from "./runtime/ports/clock.js";
export { type Random, systemRandom } from "./runtime/ports/random.js";
export { type AppOptions, startApp } from "./runtime/start-app.js";
