import type { DataLocation } from "../architecture/index.js";
import type { Storage } from "../runtime/ports/storage.js";

/** Opens the storage that `data` names; drivers are loaded only when their scheme is used. */
export async function openStorage(data: DataLocation): Promise<Storage> {
  switch (data.scheme) {
    case "sqlite":
      return (await import("./sqlite/storage.js")).openSqliteStorage(data.folder);
    case "postgres":
      return (await import("./postgres/storage.js")).openPostgresStorage(data.url);
  }
}
