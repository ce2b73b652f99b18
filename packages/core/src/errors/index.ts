export { knownAcrossCopies } from "./across-copies.js";
export { AshlarError, type ErrorDetails, formatError } from "./ashlar-error.js";
export { CallError, type CallErrorDetails, type CallErrorKind, type Issue } from "./call-error.js";
export { type CatalogueEntry, type ErrorCode, errorCatalogue } from "./catalogue.js";
export { exitCode } from "./exit-code.js";
export { nearest } from "./nearest.js";
export { type NumberRange, requireNumber } from "./required-number.js";
