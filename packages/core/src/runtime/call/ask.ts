import type { OperationRef } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import type { Ask } from "../../module/index.js";
import type { RunningCall } from "./call-context.js";
import type { Router } from "./router.js";

/** Queries for a handler or a query, within the time that its own call has left. Commands are refused. */
export function askWithin(router: Router, { id, kind }: OperationRef, running: RunningCall): Ask {
  const call = router.within(running);
  return (query, input, options) => {
    if (query.kind === "query") return call(query, input, options);
    throw new CallError("Failed", id, {
      message: `a ${kind === "query" ? "query" : "handler"} may only ask queries, not call ${query.id}; put the call in a reaction`,
      mayHaveExecuted: false,
    });
  };
}
