import { AshlarError } from "../errors/index.js";
import { StoreFailure } from "../runtime/ports/store-failure.js";

/** Tells of a store that cannot be used outside of a call, where nobody would try again by himself. */
export function storeUnavailable(error: unknown): unknown {
  if (!(error instanceof StoreFailure) || error.kind === "refused") return error;
  return new AshlarError("ASH_STORE_UNAVAILABLE", {
    message: error.message.replace(/\.?$/, "."),
    cause: error,
  });
}
