/**
 * architecture.yaml says how the modules run. Reading it goes in steps, each in a file of its own:
 *
 * 1. `load` finds the file; a missing one is an empty one.
 * 2. `syntax` turns the text into YAML nodes that know their place, with `${NAME}` allowed wherever a value is.
 * 3. `parse` walks the known keys. A `slot` is a place in the file; readers (`scalar`, `data`, `gateway`,
 *    `authentication`, `placements`) either answer a slot's value or report a problem and answer nothing. Variables
 *    are filled in here (`interpolate`), after YAML, so that no variable's value can change the file's structure.
 * 4. All problems are collected; the first becomes the error that is thrown. Errors never show a secret, a URL's
 *    password or anything of `data` but its scheme.
 *
 * The result has every default filled in and a placement for every module, so that nothing after this knows about files.
 * Whether this release can *run* it is another question (`requireSupported`): `ashlar describe` explains more than runs.
 */
export {
  type Architecture,
  type Authentication,
  type DataLocation,
  type EventTransport,
  eventTransports,
  type GatewaySettings,
  type Placement,
  type StateKind,
  stateKinds,
} from "./architecture.js";
export { dataName } from "./data.js";
export type { Environment } from "./interpolate.js";
export { architectureSchema } from "./json-schema.js";
export { architectureFile, architecturePath, type LoadOptions, loadArchitecture } from "./load.js";
export { type ModuleFacts, moduleFacts } from "./module-facts.js";
export { type ParseOptions, parseArchitecture } from "./parse.js";
export { type Pattern, type PatternName, patterns } from "./pattern.js";
export { requireSupported } from "./supported.js";
export { type Unit, unitsOf } from "./units.js";
