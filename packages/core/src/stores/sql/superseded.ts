import { StoreFailure } from "../../runtime/ports/store-failure.js";

/** A newer version of the module has switched to other views; this one must not write, and its views are gone. */
export function superseded(): StoreFailure {
  return new StoreFailure("unavailable", "The module's views have been superseded by a newer version.");
}
