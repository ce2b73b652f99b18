import { readFileSync } from "node:fs";

/** A user of this machine, as a process is started under it. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Somebody without rights to run a server that refuses to run as root; undefined when we are not root ourselves. */
export function unprivilegedUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = ["postgres", "nobody"].map((name) => users.find(([user]) => user === name)).find(Boolean);
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : { uid: 65534, gid: 65534 };
}
