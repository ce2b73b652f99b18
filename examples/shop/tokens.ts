import type { Application } from "@ashlar/core";
import { SignJWT } from "jose";

/** Makes a token for a subject with roles. */
export type Tokens = (subject: string, roles?: readonly string[]) => Promise<string>;

/** Makes tokens that hold for half a day. Stands in for an identity provider; for development and tests only. */
export function tokensSignedWith(secret: string): Tokens {
  const key = new TextEncoder().encode(secret);
  return (subject, roles = []) =>
    new SignJWT({ roles })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime("12h")
      .sign(key);
}

/** The tokens that an application accepts. */
export function tokensFor(app: Application): Tokens {
  const { auth } = app.architecture.gateway;
  if (auth.kind !== "secret")
    throw new Error("Only a shop whose tokens are signed with a secret can make its own.");
  return tokensSignedWith(auth.secret);
}
