/** What reading somebody else's settings takes, without the rest of a survey. */

export { readStored, writeStored } from "./cache/stored-value.js";
export { readConfiguration } from "./files/read-configuration.js";
export { yamlNestsTooDeep } from "./files/yaml-nesting.js";
