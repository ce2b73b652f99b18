import { type JWTPayload, SignJWT } from "jose";
import { settings } from "./fake-application.js";

const secret = settings.auth.kind === "secret" ? settings.auth.secret : "";

/** A token signed with the test settings' secret; valid for five minutes from `now`. */
export function token(
  claims: JWTPayload = {},
  { now = Date.now(), signedWith = secret, alg = "HS256" } = {},
): Promise<string> {
  return new SignJWT({ sub: "ann", exp: Math.floor(now / 1000) + 300, ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(signedWith));
}

/** The header that carries a token. */
export async function bearer(...parameters: Parameters<typeof token>): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await token(...parameters)}` };
}
