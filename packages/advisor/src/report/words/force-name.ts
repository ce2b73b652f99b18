import { capitalised } from "@ashlar/survey/printing";
import type { Force } from "../../model/fit.js";

/** A force as a heading: `Parts scale apart`. */
export function forceName({ id }: Force): string {
  const words = id.replaceAll("-", " ");
  return capitalised(words);
}
