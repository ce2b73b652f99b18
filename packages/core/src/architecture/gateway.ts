import { isIP } from "node:net";
import type { GatewaySettings } from "./architecture.js";
import { defaultAuthentication, readAuthentication } from "./authentication.js";
import { variable } from "./interpolate.js";
import { keys } from "./keys.js";
import { byteSize, integer, text } from "./scalar.js";
import { fields, items, type Reading, reject, type Slot } from "./slot.js";
import { shown } from "./wording.js";

const largestPort = 65_535;
const largestBody = 1024 ** 3;
const longestDrain = 600;

/** Reads `gateway`, with a default for what it leaves out. */
export function readGateway(slot: Slot | undefined, reading: Reading): GatewaySettings {
  const given: ReadonlyMap<string, Slot> = slot ? fields(slot, keys.gateway) : new Map();
  const read = <T>(
    key: (typeof keys.gateway)[number],
    reader: (field: Slot) => T | undefined,
    otherwise: () => T,
  ) => {
    const field = given.get(key);
    // A value that cannot be read has been reported, so what stands in for it is never used.
    return (field && reader(field)) ?? otherwise();
  };
  const withoutPort = () => (given.has("port") ? 0 : defaultPort(reading));
  const withoutAuth = () =>
    given.has("auth") ? ({ kind: "none" } as const) : defaultAuthentication(reading);
  return {
    host: read("host", readHost, () => "127.0.0.1"),
    port: read("port", (field) => integer(field, 0, largestPort), withoutPort),
    bodyLimitBytes: read(
      "bodyLimit",
      (field) => byteSize(field, largestBody),
      () => 1024 ** 2,
    ),
    requestsPerMinute: read(
      "requestsPerMinute",
      (field) => integer(field, 0, Number.MAX_SAFE_INTEGER),
      () => 6000,
    ),
    corsOrigins: read("cors", readOrigins, () => []),
    drainSeconds: read(
      "drainSeconds",
      (field) => integer(field, 0, longestDrain),
      () => 0,
    ),
    auth: read("auth", readAuthentication, withoutAuth),
  };
}

function defaultPort({ environment, problems }: Reading): number {
  const port = variable("PORT", environment) || "3000";
  if (/^\d{1,5}$/.test(port) && Number(port) <= largestPort) return Number(port);
  const message = `The environment variable PORT must be a whole number from 0 to ${largestPort}, not ${shown(port)}.`;
  const fix = "Set PORT to such a number, or unset it to listen on 3000.";
  problems.push({ code: "ASH_SETTING_INVALID", message, fix, offset: undefined });
  return 0;
}

function readHost(slot: Slot): string | undefined {
  const allowed = "an address or host name such as 127.0.0.1, 0.0.0.0 or localhost";
  const host = text(slot, allowed);
  const isHost =
    host !== undefined && (isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(host));
  return host === undefined || isHost ? host : reject(slot, allowed, shown(host));
}

function readOrigins(slot: Slot): readonly string[] | undefined {
  const origins = items(slot, "a list of origins such as [https://shop.example]").map(readOrigin);
  return origins.filter((origin) => origin !== undefined);
}

function readOrigin(slot: Slot): string | undefined {
  const allowed = "an origin such as https://shop.example, with nothing after the host and port";
  const origin = text(slot, allowed);
  if (origin === undefined) return undefined;
  const isOrigin = /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
  return isOrigin ? origin : reject(slot, allowed, shown(origin));
}
