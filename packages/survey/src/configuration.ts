/** What reading somebody else's settings takes, without the rest of a survey. */

export { readStored, writeStored } from "./cache/stored-value.js";
export {
  type Complaint,
  complaintOf,
  type SchemaIssue,
  type UnknownKey,
} from "./configuration/schema-complaint.js";
export {
  parseSettings,
  type SettingsDocument,
  type SettingsFlaw,
  type TextPosition,
} from "./configuration/settings-document.js";
export { readConfiguration } from "./files/read-configuration.js";
export { yamlNestsTooDeep } from "./files/yaml-nesting.js";
