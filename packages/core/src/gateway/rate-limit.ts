import { isIPv6 } from "node:net";
import type { Clock } from "../runtime/ports/clock.js";
import { Problem } from "./problem.js";

const mostClients = 10_000;

/** Takes one request of a client address, or throws. */
export type RateLimit = (address: string) => void;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/**
 * A token bucket for each client address, or undefined when there is no limit: a minute's worth may come at once, then they come back evenly.
 * Addresses are those of the peer: behind a proxy that all clients share, limit there instead.
 *
 * @throws Problem `ASH_RATE_LIMITED` from the returned function.
 */
export function rateLimit(perMinute: number, clock: Clock): RateLimit | undefined {
  if (perMinute <= 0) return undefined;
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, Bucket>();
  return (address) => {
    const client = clientOf(address);
    const now = clock.elapsed();
    const bucket = buckets.get(client) ?? { tokens: perMinute, filledAt: now };
    // Taken out and put back, so that the map's first entry is the one longest unused.
    buckets.delete(client);
    if (buckets.size >= mostClients) buckets.delete(buckets.keys().next().value!);
    buckets.set(client, bucket);
    bucket.tokens = Math.min(perMinute, bucket.tokens + (now - bucket.filledAt) * perMs);
    bucket.filledAt = now;
    if (bucket.tokens < 1) {
      const seconds = Math.ceil((1 - bucket.tokens) / perMs / 1000);
      throw new Problem("ASH_RATE_LIMITED", { headers: ["retry-after", String(seconds)] });
    }
    bucket.tokens -= 1;
  };
}

/** An IPv6 client owns a whole /64, so its address is cut to that. */
function clientOf(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address;
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? [] : new Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
