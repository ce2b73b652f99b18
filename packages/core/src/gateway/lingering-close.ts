import type { IncomingMessage, ServerResponse } from "node:http";

const longestMs = 1_000;

/**
 * Sends an answer before the request's body has arrived, and closes the connection. What the client is still sending
 * is thrown away for a moment, because a connection closed with unread data is reset, and the client would never see
 * the answer.
 */
export function lingeringClose(request: IncomingMessage, response: ServerResponse, body: string): void {
  response.write(body);
  const close = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(close, longestMs);
  request.removeAllListeners("data").once("end", close).once("close", close).resume();
}
