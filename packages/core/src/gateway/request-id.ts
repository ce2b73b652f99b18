import { randomBytes } from "node:crypto";

const sane = /^[A-Za-z0-9._-]{1,128}$/;

// Random once per process and counted from there: as unique as a random id for each request, and much cheaper.
const prefix = randomBytes(9).toString("base64url");
let count = 0;

/** The client's own id for the request when it can safely be logged and echoed, otherwise a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  if (typeof header === "string" && sane.test(header)) return header;
  count += 1;
  return `${prefix}.${count.toString(36)}`;
}
