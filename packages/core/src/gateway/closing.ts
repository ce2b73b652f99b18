import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Clock } from "../runtime/ports/clock.js";

/** Closes a server: no new connections, the requests it has are answered, what takes longer than `graceMs` is cut off. */
export type Close = (graceMs: number) => Promise<void>;

/** Prepares a server to be closed without waiting for clients that have nothing to ask. */
export function closing(server: Server, clock: Clock): Close {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  let closed: Promise<void> | undefined;
  return (graceMs) => {
    closed ??= new Promise((resolve) => {
      const cancel = clock.after(graceMs, () => server.closeAllConnections());
      server.close(() => {
        cancel();
        resolve();
      });
      // Node closes connections that are idle after a request, but waits for those that have not made one yet, such
      // as the spare ones that browsers open.
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    });
    return closed;
  };
}
