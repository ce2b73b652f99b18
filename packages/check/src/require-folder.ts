import { realpath, stat } from "node:fs/promises";
import { AshlarError } from "@ashlar/core/errors";

/** The real path of a folder that a user has named. */
export async function requireFolder(folder: string): Promise<string> {
  const stats = await stat(folder).catch(() => undefined);
  if (stats?.isDirectory()) return realpath(folder);
  const message = stats ? `${folder} is a file.` : `There is no folder ${folder}.`;
  throw new AshlarError("ASH_USAGE", { message, fix: "Name the folder of a project or repository." });
}
