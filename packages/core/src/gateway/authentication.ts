import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
} from "jose";
import type { Authentication } from "../architecture/index.js";
import type { Caller } from "../contract/index.js";
import { AshlarError } from "../errors/index.js";
import { deepFreeze } from "../runtime/call/boundary.js";
import type { Clock } from "../runtime/ports/clock.js";
import { isStorable } from "../runtime/ports/storable-text.js";
import { Problem } from "./problem.js";
import { TokenCache } from "./token-cache.js";

/** Who sends this `Authorization` header. Answers at once when it knows the token. */
export type Authenticate = (authorization: string | undefined) => Caller | undefined | Promise<Caller>;

type Verify = (token: string, options: JWTVerifyOptions) => Promise<{ readonly payload: JWTPayload }>;

const toleranceSeconds = 5;
const quietMs = 5_000;
const symmetric = ["HS256"];
const asymmetric = "ES256 ES384 ES512 EdDSA Ed25519 PS256 PS384 PS512 RS256 RS384 RS512".split(" ");
/** What jose reports when the key set could not be had, which is not the token's fault. */
const keySetErrors = new Set(["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"]);

/**
 * Verifies bearer tokens (JWT) as the architecture says. With `none` there is nothing to verify them with, and the
 * header is ignored.
 *
 * @throws AshlarError `ASH_AUTH_CONFIGURATION` when the secret is too short or the key set's URL is none.
 * @throws Problem `ASH_TOKEN_INVALID`, `ASH_TOKEN_UNVERIFIABLE` from the returned function.
 */
export function authentication(settings: Authentication, clock: Clock): Authenticate {
  if (settings.kind === "none") return () => undefined;
  const verify = settings.kind === "secret" ? bySecret(settings.secret) : byKeySet(settings.url, clock);
  const { issuer, audience } = settings;
  const expected = { ...(issuer && { issuer }), ...(audience && { audience }) };
  const cache = new TokenCache(clock);

  async function verified(token: string): Promise<Caller> {
    const currentDate = new Date(clock.now());
    const options = {
      ...expected,
      currentDate,
      clockTolerance: toleranceSeconds,
      requiredClaims: ["sub", "exp"],
    };
    const { payload } = await verify(token, options).catch(refuse);
    if (!isSubject(payload.sub) || payload.exp === undefined) throw invalid();
    const caller = callerOf(payload.sub, payload);
    cache.set(token, caller, (payload.exp + toleranceSeconds) * 1000);
    return caller;
  }

  return (authorization) => {
    if (authorization === undefined) return undefined;
    const token = /^bearer +([\w~+/.=-]+) *$/i.exec(authorization)?.[1];
    if (token === undefined) throw invalid("The Authorization header is not `Bearer <token>`.");
    return cache.get(token) ?? verified(token);
  };
}

function bySecret(secret: string): Verify {
  const key = new TextEncoder().encode(secret);
  if (key.length < 32) {
    throw new AshlarError("ASH_AUTH_CONFIGURATION", {
      message: `The secret that tokens are signed with has ${key.length} bytes; HS256 needs at least 32.`,
    });
  }
  return (token, options) => jwtVerify(token, key, { ...options, algorithms: symmetric });
}

function byKeySet(url: string, clock: Clock): Verify {
  if (!URL.canParse(url) || !/^https?:/i.test(url)) {
    throw new AshlarError("ASH_AUTH_CONFIGURATION", { message: `"${url}" is not the URL of a key set.` });
  }
  let quietUntil = Number.NEGATIVE_INFINITY;
  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: 5_000,
    cooldownDuration: 30_000,
    [customFetch]: (...request) => {
      if (clock.elapsed() < quietUntil) throw new Error("The key set could not be had a moment ago.");
      return fetch(...request);
    },
  });
  return (token, options) =>
    jwtVerify(token, keys, { ...options, algorithms: asymmetric }).catch((error) => {
      // A failing issuer is not asked again at every request. Keys that are known are used meanwhile.
      if (isKeySetError(error) && quietUntil <= clock.elapsed()) quietUntil = clock.elapsed() + quietMs;
      throw error;
    });
}

/** Whatever the issuer has signed: only a text can be told from every other. */
function isSubject(subject: unknown): subject is string {
  return typeof subject === "string" && subject !== "" && isStorable(subject);
}

/** The caller that a token's claims describe: roles from `roles`, otherwise from `scope`. */
function callerOf(subject: string, claims: JWTPayload): Caller {
  const { roles, scope } = claims;
  const named = Array.isArray(roles) ? roles : typeof scope === "string" ? scope.split(" ") : [];
  // Frozen, because the requests that come with this token share it.
  return deepFreeze({
    subject,
    roles: named.filter((role): role is string => typeof role === "string" && role !== ""),
    claims,
  });
}

function isKeySetError(error: unknown): boolean {
  return !(error instanceof errors.JOSEError) || keySetErrors.has(error.code);
}

function refuse(error: unknown): never {
  if (isKeySetError(error)) {
    throw new Problem("ASH_TOKEN_UNVERIFIABLE", {
      cause: error,
      headers: ["retry-after", String(quietMs / 1000)],
    });
  }
  throw invalid(error instanceof errors.JWTExpired ? "The token has expired." : undefined);
}

function invalid(detail?: string): Problem {
  return new Problem("ASH_TOKEN_INVALID", {
    ...(detail && { detail }),
    headers: ["www-authenticate", 'Bearer error="invalid_token"'],
  });
}
