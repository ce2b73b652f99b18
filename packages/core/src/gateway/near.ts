import type { IncomingMessage } from "node:http";
import { BlockList } from "node:net";

const near = new BlockList();
near.addSubnet("127.0.0.0", 8, "ipv4");
near.addSubnet("10.0.0.0", 8, "ipv4");
near.addSubnet("172.16.0.0", 12, "ipv4");
near.addSubnet("192.168.0.0", 16, "ipv4");
near.addAddress("::1", "ipv6");
near.addSubnet("fc00::", 7, "ipv6");

const forwarding = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/**
 * Whether a request comes from this machine or its private network, and was not passed on by a proxy, behind which
 * anybody may stand. Such requests may see what operators see: metrics, and why a module is not ready.
 */
export function isNear({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? "";
  if (forwarding.some((name) => headers[name] !== undefined)) return false;
  return near.check(address, address.includes(":") ? "ipv6" : "ipv4");
}
