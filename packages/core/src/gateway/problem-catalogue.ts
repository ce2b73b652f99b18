/** What is true of every occurrence of one problem. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/**
 * Every problem the gateway can answer. The codes are part of the public API: they are never renamed.
 *
 * The details say what the client can do, never what happened inside: that goes to the log, under the request's id.
 */
export const problemKinds = {
  ASH_REQUEST_MALFORMED: {
    status: 400,
    title: "Malformed request",
    detail: "The request is not well-formed HTTP/1.1.",
  },
  ASH_REQUEST_TIMEOUT: {
    status: 408,
    title: "Request timeout",
    detail: "The request did not arrive completely in time.",
  },
  ASH_REQUEST_ABORTED: {
    status: 499,
    title: "Request aborted",
    detail: "The client closed the connection before its request was complete.",
  },
  ASH_HEADERS_TOO_LARGE: {
    status: 431,
    title: "Headers too large",
    detail: "The request's headers are longer than this server accepts.",
  },
  ASH_URL_TOO_LONG: {
    status: 414,
    title: "URL too long",
    detail: "The URL is longer than this server accepts. Queries can also be sent by POST.",
  },
  ASH_HEADER_INVALID: {
    status: 400,
    title: "Invalid header",
    detail: "A header's value does not have the form it must have.",
  },
  ASH_ROUTE_UNKNOWN: {
    status: 404,
    title: "Not found",
    detail: "There is nothing at this address.",
  },
  ASH_METHOD_NOT_ALLOWED: {
    status: 405,
    title: "Method not allowed",
    detail: "This address does not take that method.",
  },
  ASH_BODY_TYPE: {
    status: 415,
    title: "Unsupported media type",
    detail: "Send the body as application/json in UTF-8, not compressed.",
  },
  ASH_BODY_TOO_LARGE: {
    status: 413,
    title: "Body too large",
    detail: "The body is larger than this server accepts.",
  },
  ASH_BODY_MALFORMED: {
    status: 400,
    title: "Malformed JSON",
    detail: "The body is not valid JSON in UTF-8.",
  },
  ASH_RATE_LIMITED: {
    status: 429,
    title: "Too many requests",
    detail: "This address makes more requests than it may. Try again later.",
  },
  ASH_TOKEN_MISSING: {
    status: 401,
    title: "Not authenticated",
    detail: "This operation needs a token: send it as `Authorization: Bearer <token>`.",
  },
  ASH_TOKEN_INVALID: {
    status: 401,
    title: "Invalid token",
    detail: "The token is not valid.",
  },
  ASH_TOKEN_UNVERIFIABLE: {
    status: 503,
    title: "Token not verifiable",
    detail: "The keys to verify the token could not be read. Try again later.",
  },
  ASH_REJECTED: {
    status: 409,
    title: "Rejected",
    detail: "The operation was refused and nothing has changed.",
  },
  ASH_CALL_INVALID_INPUT: {
    status: 400,
    title: "Invalid input",
    detail: "The input is not what the operation asks for.",
  },
  ASH_CALL_DENIED: {
    status: 403,
    title: "Denied",
    detail: "This caller may not do that.",
  },
  ASH_CALL_UNKNOWN: {
    status: 404,
    title: "Unknown operation",
    detail: "No such operation can be reached.",
  },
  ASH_CALL_ID_REUSED: {
    status: 422,
    title: "Idempotency key reused",
    detail: "The Idempotency-Key was used before with another request.",
  },
  ASH_CALL_OVERLOADED: {
    status: 503,
    title: "Overloaded",
    detail: "The service has more work than it can take. Try again later.",
  },
  ASH_CALL_UNAVAILABLE: {
    status: 503,
    title: "Unavailable",
    detail: "The service cannot take the request now. Try again later.",
  },
  ASH_CALL_TIMEOUT: {
    status: 504,
    title: "Timeout",
    detail: "The operation did not complete in time.",
  },
  ASH_CALL_INVALID_OUTPUT: {
    status: 500,
    title: "Internal error",
    detail:
      "The operation's answer was not what it promises. The log has the details under this request's id.",
  },
  ASH_CALL_FAILED: {
    status: 500,
    title: "Internal error",
    detail: "The operation failed. The log has the details under this request's id.",
  },
  ASH_NOT_READY: {
    status: 503,
    title: "Not ready",
    detail: "Not every module can take work.",
  },
} as const satisfies Record<string, ProblemKind>;

/** A stable problem code. */
export type ProblemCode = keyof typeof problemKinds;
