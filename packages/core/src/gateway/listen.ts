import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AshlarError } from "../errors/index.js";

/**
 * Listens, and says at which URL. An address that stands for all of the machine's is given as its loopback address.
 *
 * @throws AshlarError `ASH_PORT_TAKEN`, `ASH_ADDRESS_UNAVAILABLE`
 */
export async function listen(
  server: Server,
  host: string,
  port: number,
): Promise<{ readonly url: string; readonly port: number }> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (cause) {
    throw listenError(host, port, cause);
  }
  const bound = server.address() as AddressInfo;
  const name = bound.address === "0.0.0.0" ? "127.0.0.1" : bound.address === "::" ? "::1" : bound.address;
  return { url: `http://${name.includes(":") ? `[${name}]` : name}:${bound.port}`, port: bound.port };
}

function listenError(host: string, port: number, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return new AshlarError("ASH_PORT_TAKEN", { message: `Port ${port} on ${host} is in use.`, cause });
  }
  if (code === undefined) return cause;
  return new AshlarError("ASH_ADDRESS_UNAVAILABLE", {
    message: `The gateway cannot listen on ${host}, port ${port}${reasons[code] ?? ""} (${code}).`,
    cause,
  });
}

const reasons: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: ": this machine does not have that address",
  ENOTFOUND: ": that name does not resolve",
  EAI_AGAIN: ": that name does not resolve",
  EACCES: ": this user may not use that port",
};
