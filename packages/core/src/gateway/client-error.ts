import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Connection } from "./connection.js";
import { Problem, problemJson } from "./problem.js";
import type { ProblemCode } from "./problem-catalogue.js";
import { requestIdOf } from "./request-id.js";

const codes: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: "ASH_HEADERS_TOO_LARGE",
  ERR_HTTP_REQUEST_TIMEOUT: "ASH_REQUEST_TIMEOUT",
};

/**
 * Answers what node could not read as a request, and closes the connection. Requests that came before on it, which may
 * have been done already, are answered first.
 */
export function clientErrors(connectionOf: (socket: Socket) => Connection) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    connectionOf(socket).afterAnswers(() => answerClientError(error, socket));
  };
}

/** Answers what is no request, and closes the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  const problem = new Problem(codes[error.code ?? ""] ?? "ASH_REQUEST_MALFORMED");
  const requestId = requestIdOf(undefined);
  const body = problemJson(problem, requestId);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    "connection: close",
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    "cache-control: no-store",
    `x-request-id: ${requestId}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
