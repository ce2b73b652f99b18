import { AshlarError, type ErrorCode, errorCatalogue } from "../../errors/index.js";
import { StoreFailure } from "../../runtime/ports/store-failure.js";
import { codeOf, isOwnFault, textOf } from "./failure.js";

/** What an error met while connecting means, and how to mend it. */
interface Reading {
  /** Matches the error's code and text, as `code text`. */
  readonly when: RegExp;
  readonly code?: ErrorCode;
  readonly means?: string;
  readonly fix: (place: Place) => string;
}

/** Where `data` points, without its password. */
interface Place {
  readonly url: string;
  readonly user: string;
  readonly host: string;
  readonly database: string;
}

const readings: readonly Reading[] = [
  {
    when: /^ECONNREFUSED/,
    means: "nothing listens there",
    fix: ({ host }) => `Start PostgreSQL on ${host}, or correct host and port of \`data\`.`,
  },
  {
    when: /^(ENOTFOUND|EAI_AGAIN)/,
    means: "its host name does not resolve",
    fix: () => "Correct the host of `data`, or see to the name server of this machine.",
  },
  {
    when: /timeout|^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/i,
    means: "it does not answer",
    fix: ({ host }) => `Make sure that PostgreSQL runs on ${host}, and that no firewall is in between.`,
  },
  {
    when: /password must be a string/,
    code: "ASH_DATABASE_DENIED",
    means: "it asks for a password",
    fix: ({ user }) => `Write the password of "${user}" into \`data\`, after the user and a colon.`,
  },
  {
    when: /^(28P01|28000)/,
    code: "ASH_DATABASE_DENIED",
    means: "it refuses the log-in",
    fix: ({ user }) =>
      `Correct user and password of \`data\`, or have the role "${user}" created and admitted in pg_hba.conf.`,
  },
  {
    when: /^3D000/,
    fix: ({ database }) => `Create the database "${database}", or correct the name at the end of \`data\`.`,
  },
  {
    when: /^42501/,
    code: "ASH_DATABASE_DENIED",
    fix: ({ user, database }) =>
      `As an administrator: alter role "${user}" createrole; grant create on database "${database}" to "${user}".`,
  },
  {
    when: /^25006/,
    means: "it is read-only",
    fix: () => "Point `data` at the primary, not at a standby, with a user who may write.",
  },
  {
    when: /^53300/,
    means: "it has no connection left",
    fix: () => "Raise the connection limit, or end what holds connections without need.",
  },
  {
    when: /^57P03/,
    fix: () => "Wait until PostgreSQL has started, then try again.",
  },
  {
    when: /^55P03/,
    means: "another process is setting the database up",
    fix: () => "Wait until the other process has started, then try again.",
  },
  {
    when: /does not support SSL/,
    fix: () => "Switch TLS on in PostgreSQL, or take sslmode out of `data`.",
  },
  {
    when: /^ Connection terminated/,
    means: "it hung up at once",
    fix: () => "Make sure that host and port of `data` are those of PostgreSQL, not of something else.",
  },
  {
    // Any other SQLSTATE: the server is there, and has answered.
    when: /^(?!08|53|57)(?=\w*\d)[0-9A-Z]{5} /,
    code: "ASH_DATABASE_REFUSED",
    means: "it refuses a statement that sets a module up",
    fix: () => errorCatalogue.ASH_DATABASE_REFUSED.fix,
  },
];

/**
 * Turns an error met while connecting and setting up into one that says what to mend. Never shows a password. What is no
 * error of the database passes through unchanged.
 */
export function toConnectFailure(error: unknown, url: string): unknown {
  if (error instanceof AshlarError || isOwnFault(error)) return error;
  if (error instanceof StoreFailure && error.cause !== undefined) return toConnectFailure(error.cause, url);
  const text = textOf(error);
  const place = placeOf(url);
  const reading = readings.find(({ when }) => when.test(`${codeOf(error)} ${text}`));
  const why = reading?.means ? `${reading.means} (${text})` : text;
  return new AshlarError(reading?.code ?? "ASH_DATABASE_UNREACHABLE", {
    message: `PostgreSQL at ${place.url} cannot be used: ${why}.`,
    ...(reading && { fix: reading.fix(place) }),
    cause: error,
  });
}

function placeOf(url: string): Place {
  const { protocol, username, host, hostname, pathname } = new URL(url);
  const user = decodeURIComponent(username) || "(none)";
  return {
    url: `${protocol}//${username ? `${username}@` : ""}${host}${pathname}`,
    user,
    host: hostname,
    database: decodeURIComponent(pathname.slice(1)),
  };
}
