/** Which headers an answer gets for the origin that asks; nothing at all when no origin may. */
export interface Cors {
  /** Headers of every answer: name, value, name, value. */
  answer(origin: string | undefined): readonly string[];
  /** Headers of the answer to a preflight request. */
  preflight(origin: string | undefined, allow: string): readonly string[];
}

const accepted =
  "authorization, content-type, idempotency-key, ashlar-timeout-ms, x-request-id, traceparent, tracestate";
const exposed = "x-request-id, retry-after, www-authenticate, allow";
const none: readonly string[] = [];

/**
 * Cross-origin access for exactly the listed origins. Credentials are never allowed: tokens travel in a header that
 * scripts set, not in cookies.
 */
export function cors(origins: readonly string[]): Cors {
  if (origins.length === 0) return { answer: () => none, preflight: () => none };
  const listed = new Set(origins);
  const answer = (origin: string | undefined) =>
    origin !== undefined && listed.has(origin)
      ? ["vary", "origin", "access-control-allow-origin", origin, "access-control-expose-headers", exposed]
      : ["vary", "origin"];
  return {
    answer,
    preflight: (origin, allow) =>
      origin !== undefined && listed.has(origin)
        ? [
            ...["access-control-allow-methods", allow],
            ...["access-control-allow-headers", accepted],
            ...["access-control-max-age", "7200"],
          ]
        : none,
  };
}
