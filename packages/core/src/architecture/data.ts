import { resolve } from "node:path";
import { nearest } from "../errors/index.js";
import type { DataLocation } from "./architecture.js";
import { text, unsetVariable } from "./scalar.js";
import { report, type Slot } from "./slot.js";
import { didYouMean } from "./wording.js";

/** The embedded store in a project's folder, when the file says nothing else. */
export function defaultData(folder: string): DataLocation {
  return { scheme: "sqlite", folder: resolve(folder, ".ashlar/data") };
}

/** Names a location for people: without the user, the password and the settings in its URL. */
export function dataName(data: DataLocation): string {
  if (data.scheme === "sqlite") return `sqlite:${data.folder}`;
  const { host, pathname } = new URL(data.url);
  return `postgres://${host}${pathname}`;
}

/** Reads `data`: `sqlite:<folder>`, relative to the file's folder, or a postgres URL. Never shows the value. */
export function readData(slot: Slot, folder: string): DataLocation | undefined {
  const location = text(slot, "sqlite:<folder> or postgres://user@host:port/database");
  if (location === undefined) return undefined;
  const [, scheme = "", rest = ""] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(location) ?? [];
  switch (scheme.toLowerCase()) {
    case "sqlite":
      if (rest.trim() === "") return bad(slot, "data names no folder after `sqlite:`.");
      if (rest.startsWith("//") || rest.startsWith(":")) {
        return bad(
          slot,
          "data names its folder as sqlite:<folder>, such as sqlite:.ashlar/data or sqlite:/var/lib/shop.",
        );
      }
      return { scheme: "sqlite", folder: resolve(folder, rest), ...forWantOf(slot) };
    case "postgres":
    case "postgresql":
      return readPostgres(slot, location);
    case "":
      return bad(slot, "data has no scheme; it is sqlite:<folder> or postgres://user@host:port/database.");
    default:
      return bad(
        slot,
        `data has the scheme "${scheme.slice(0, 20)}", but can be sqlite or postgres.${didYouMean(nearest(scheme, ["sqlite", "postgres"]))}`,
      );
  }
}

function forWantOf(slot: Slot): { readonly forWantOf?: string } {
  const name = unsetVariable(slot);
  return name === undefined ? {} : { forWantOf: name };
}

function readPostgres(slot: Slot, location: string): DataLocation | undefined {
  const url = URL.canParse(location) ? new URL(location) : undefined;
  if (!url || !/^[a-z]+:\/\//i.test(location)) {
    return bad(
      slot,
      "data is not a PostgreSQL URL; characters such as @ or / in a password are written as %40 or %2F.",
    );
  }
  if (url.pathname.length < 2) return bad(slot, "data names no database: the URL ends after the host.");
  return { scheme: "postgres", url: location };
}

function bad(slot: Slot, message: string): undefined {
  return report(slot, "ASH_DATA_URL", message);
}
