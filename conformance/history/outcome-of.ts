import { CallError, Rejection } from "@ashlar/core";
import type { Ended } from "../replica/start-replica.ts";
import type { Outcome } from "./history.ts";

/** How a call of an application in this process ended. */
export async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { kind: "acknowledged", output: await call };
  } catch (error) {
    if (error instanceof Rejection) return { kind: "refused", reason: error.reason };
    return { kind: error instanceof CallError && !error.mayHaveExecuted ? "not executed" : "unknown" };
  }
}

/** How a call of a replica ended. */
export function outcomeOfEnded(ended: Ended): Outcome {
  switch (ended.kind) {
    case "done":
      return { kind: "acknowledged", output: ended.output };
    case "rejected":
      return { kind: "refused", reason: ended.reason };
    case "failed":
      return { kind: ended.mayHaveExecuted ? "unknown" : "not executed" };
    case "lost":
      return { kind: "unknown" };
  }
}
