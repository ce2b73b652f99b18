import { setTimeout as sleep } from "node:timers/promises";
import { type Call, type CallOptions, type OperationRef, Rejection } from "@ashlar/core";

/** How patient a client is. */
export interface Patience {
  /** How long one request may take. */
  readonly requestMs?: number;
  /** How long to go on repeating a request that gets no answer, for instance while the shop restarts. */
  readonly totalMs?: number;
}

/** What came of sending a request once. */
type Answer =
  | { readonly kind: "done"; readonly output: unknown }
  | { readonly kind: "refused"; readonly error: Error }
  | { readonly kind: "none"; readonly error: unknown };

/**
 * Calls the shop over HTTP on behalf of one caller, as `call` does within it. A request that got no answer, or only
 * that the shop is busy, is sent again with the same Idempotency-Key, so that it takes effect once. Of several replicas
 * each request goes to the next.
 */
export function shopClient(url: string | readonly string[], token: string, patience: Patience = {}): Call {
  const { requestMs = 10_000, totalMs = 60_000 } = patience;
  const replicas = [url].flat();
  let sent = 0;

  async function call(operation: OperationRef, input: unknown, options: CallOptions = {}): Promise<unknown> {
    const key = options.id ?? crypto.randomUUID();
    const giveUpAt = Date.now() + totalMs;
    for (let attempt = 1; ; attempt++) {
      const answer = await send(operation, input, key).catch((error): Answer => ({ kind: "none", error }));
      if (answer.kind === "done") return answer.output;
      if (answer.kind === "refused" || Date.now() > giveUpAt) throw answer.error;
      await sleep(Math.min(25 * 2 ** attempt, 1_000));
    }
  }

  async function send(operation: OperationRef, input: unknown, key: string): Promise<Answer> {
    const replica = replicas[sent++ % replicas.length];
    const response = await fetch(`${replica}/${operation.module}/${operation.name}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(requestMs),
    });
    const { status, ok } = response;
    const text = await response.text();
    if (ok) return { kind: "done", output: text === "" ? undefined : JSON.parse(text) };
    const error = new Error(`${operation.id} was answered with ${status}: ${text}`);
    if (status === 408 || status === 429 || status >= 500) return { kind: "none", error };
    const { reason, data } = JSON.parse(text) as { readonly reason?: string; readonly data?: unknown };
    const refusal = reason && status === 409 ? new Rejection(operation.id, reason, data) : error;
    return { kind: "refused", error: refusal };
  }

  return call as Call;
}
