/**
 * For the tests of modules: entities without infrastructure (`given`), applications with a clock and ids under control
 * (`startApp`), and one scenario under many architectures (`everyArchitecture`).
 */
export { type EveryArchitecture, embeddedArchitectures, everyArchitecture } from "./every-architecture.js";
export { type Given, given, type Then } from "./given.js";
export { type ManualClock, manualClock } from "./manual-clock.js";
export { seededRandom } from "./seeded-random.js";
export { startApp, type TestAppOptions } from "./start-app.js";
