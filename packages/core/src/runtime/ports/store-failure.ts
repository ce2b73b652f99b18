import { AshlarError } from "../../errors/index.js";

/**
 * A store's failure while working:
 *
 * - `refused`      the store would not take this value; nothing was written, and other values may fare better
 * - `unavailable`  the store could not be used; nothing was written
 * - `uncertain`    the store was lost while writing; it may have been written
 */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
  constructor(
    readonly kind: "refused" | "unavailable" | "uncertain",
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** Whether an error says that a store cannot be used at the moment, rather than that this work was bad. */
export function isOutage(error: unknown): boolean {
  return error instanceof AshlarError || (error instanceof StoreFailure && error.kind !== "refused");
}
