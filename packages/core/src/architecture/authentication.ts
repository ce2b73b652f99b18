import type { Authentication } from "./architecture.js";
import { variable } from "./interpolate.js";
import { keys } from "./keys.js";
import { text } from "./scalar.js";
import { fields, kindOf, type Reading, reject, report, type Slot } from "./slot.js";

/** HMAC-SHA-256 wants a key as long as its output (RFC 7518, section 3.2). */
const shortestSecret = 32;
const secretForm = `a secret of at least ${shortestSecret} bytes`;
const longerSecret = "Use a longer random one, such as `openssl rand -base64 32` prints.";
const fix = "Write { secret: ${JWT_SECRET} }, or { jwks: https://… }.";
const urlForm = "an https:// URL (or http:// on this machine)";

/** Reads `gateway.auth`. Never shows a value. */
export function readAuthentication(slot: Slot): Authentication | undefined {
  if (kindOf(slot) === "a single value")
    return reject(slot, "a mapping with secret or jwks", kindOf(slot), fix);
  const given = fields(slot, keys.auth, { secret: true });
  const secret = given.get("secret");
  const jwks = given.get("jwks");
  const limits = { ...claim(given.get("issuer"), "issuer"), ...claim(given.get("audience"), "audience") };
  if ((secret === undefined) === (jwks === undefined)) {
    const problem = secret ? "has both secret and jwks; it takes one of them" : "needs secret or jwks";
    return report(slot, "ASH_ARCHITECTURE_VALUE", `${slot.path} ${problem}.`, fix);
  }
  if (secret) {
    const value = text(secret, secretForm);
    if (value === undefined) return undefined;
    return isLongEnough(value)
      ? { kind: "secret", secret: value, ...limits }
      : reject(secret, secretForm, undefined, longerSecret);
  }
  const url = text(jwks!, urlForm);
  if (url === undefined) return undefined;
  return isSafeUrl(url) ? { kind: "jwks", url, ...limits } : reject(jwks!, urlForm);
}

/** How tokens are verified when the file does not say: by ASHLAR_JWT_SECRET, by ASHLAR_JWKS_URL, or not at all. */
export function defaultAuthentication({ environment, problems }: Reading): Authentication {
  const invalid = (message: string, fix?: string) => {
    problems.push({ code: "ASH_SETTING_INVALID", message, fix, offset: undefined });
  };
  const secret = variable("ASHLAR_JWT_SECRET", environment);
  const url = variable("ASHLAR_JWKS_URL", environment);
  if (secret && url) {
    const message = "ASHLAR_JWT_SECRET and ASHLAR_JWKS_URL are both set; tokens are verified by one of them.";
    invalid(message, "Unset one of them.");
  }
  if (secret && !isLongEnough(secret)) invalid(`ASHLAR_JWT_SECRET must be ${secretForm}.`, longerSecret);
  if (url && !isSafeUrl(url)) invalid(`ASHLAR_JWKS_URL must be ${urlForm}.`);
  if (secret) return { kind: "secret", secret };
  return url ? { kind: "jwks", url } : { kind: "none" };
}

function claim<N extends string>(slot: Slot | undefined, name: N): { [K in N]?: string } {
  const value = slot && text(slot, `the ${name} that tokens name`);
  return value === undefined ? {} : ({ [name]: value } as { [K in N]: string });
}

function isLongEnough(secret: string): boolean {
  return Buffer.byteLength(secret) >= shortestSecret;
}

function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && isLocal);
}
