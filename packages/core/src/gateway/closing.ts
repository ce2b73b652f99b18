import type { Server, ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import type { Clock } from "../runtime/ports/clock.js";

/**
 * Closes a server: no new connections, the requests it has are answered, what takes longer than `graceMs` is cut off.
 *
 * A connection at rest may be about to be used: its client does not know yet. So it is kept for a moment, in which a
 * request is still answered, and then only half of it is closed, so that what crosses that on its way is not reset.
 */
export type Close = (graceMs: number) => Promise<void>;

const longestRestMs = 500;

/** Prepares a server to be closed. Its answers must say `connection: close` from then on. */
export function closing(server: Server, clock: Clock): Close {
  const open = new Map<Socket, ServerResponse | undefined>();
  server.on("connection", (socket: Socket) => {
    open.set(socket, undefined);
    socket.once("close", () => open.delete(socket));
  });
  server.on("request", ({ socket }, response) => open.set(socket, response));

  function endIdle(): void {
    for (const [socket, response] of open) {
      if (response === undefined || response.writableFinished) socket.end();
      // It may have promised to stay open before it knew.
      else response.once("close", () => socket.end());
    }
  }

  function destroyEnded(): void {
    for (const socket of open.keys()) if (socket.writableEnded) socket.destroy();
  }

  let closed: Promise<void> | undefined;
  return (graceMs) => {
    closed ??= new Promise((resolve) => {
      const restMs = Math.min(longestRestMs, graceMs / 4);
      const cancels = [
        clock.after(restMs, endIdle),
        clock.after(2 * restMs, destroyEnded),
        clock.after(graceMs, () => server.closeAllConnections()),
      ];
      // Not the server's own: that one destroys connections at rest.
      NetServer.prototype.close.call(server, () => {
        for (const cancel of cancels) cancel();
        // For the timer that it keeps.
        server.close(() => {});
        resolve();
      });
    });
    return closed;
  };
}
