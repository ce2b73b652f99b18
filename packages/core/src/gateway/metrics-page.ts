import type { IncomingMessage } from "node:http";
import { BlockList } from "node:net";
import type { Metrics } from "../telemetry/metrics.js";
import type { Page } from "./page.js";
import { Problem } from "./problem.js";

const near = new BlockList();
near.addSubnet("127.0.0.0", 8, "ipv4");
near.addSubnet("10.0.0.0", 8, "ipv4");
near.addSubnet("172.16.0.0", 12, "ipv4");
near.addSubnet("192.168.0.0", 16, "ipv4");
near.addAddress("::1", "ipv6");
near.addSubnet("fc00::", 7, "ipv6");

const forwarding = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/**
 * The application's numbers, for a scraper in the same network: answered only to loopback and private addresses, and
 * never to a request that a proxy passed on, which may come from anywhere. For everybody else the page does not exist.
 */
export function metricsPage(metrics: Metrics): Page {
  return (request) => {
    if (!isNear(request)) throw new Problem("ASH_ROUTE_UNKNOWN");
    return { type: "text/plain; version=0.0.4; charset=utf-8", body: metrics.expose() };
  };
}

function isNear({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? "";
  if (forwarding.some((name) => headers[name] !== undefined)) return false;
  return near.check(address, address.includes(":") ? "ipv6" : "ipv4");
}
