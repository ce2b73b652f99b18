/**
 * What an organisation says of itself, and what its repository shows of it, joined into one profile.
 *
 * `inputs` is the only list of what can be known: organisation.yaml, its JSON Schema, the flags, the interview and the reports
 * are all made from it. `parseOrganisation` and `fromFlags` read what people say, `fromEvidence` what a repository shows; both
 * give values with their sources. `joinProfile` settles who is believed, assumes what nobody knows, and lays the values of
 * modules over those of the whole. `situationOf` strips the sources off for the model, and `profileEntries` lists them for
 * reports.
 */

export { flagOf } from "./flag-name.js";
export { fromEvidence, type RepositoryEvidence } from "./from-evidence.js";
export { fromFlags, prerequisitesMetFlag } from "./from-flags.js";
export type { Choice, InputDefinition, InputDomain, KnownSoFar } from "./input.js";
export { inputOf, inputs } from "./inputs.js";
export {
  type Answers,
  answerTo,
  firstAnswers,
  type InterviewBasis,
  nextPrompt,
  type Prompt,
} from "./interview.js";
export { joinProfile, type ProfileParts } from "./join-profile.js";
export {
  type LoadedOrganisation,
  loadOrganisation,
  type OrganisationPlace,
  organisationFile,
  parseOrganisation,
} from "./load-organisation.js";
export type { AcceptedRisk, Organisation } from "./organisation.js";
export { organisationFrom } from "./organisation-from.js";
export { organisationJsonSchema } from "./organisation-schema.js";
export { organisationText } from "./organisation-text.js";
export type { ModuleProfile, Profile, ProfileEntry, ProfileValues } from "./profile.js";
export { profileEntries } from "./profile-entries.js";
export { sourcedValue } from "./profile-values.js";
export {
  type Expertise,
  expertises,
  type Input,
  type InputName,
  type Known,
  type Operation,
  operations,
  type Prerequisite,
  prerequisites,
  type Situation,
} from "./situation.js";
export { situationOf } from "./situation-of.js";
export type { Source, Sourced } from "./source.js";
export type { EvidenceValues, SomeValues, Stated } from "./stated.js";
