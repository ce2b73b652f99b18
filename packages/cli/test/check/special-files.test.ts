import { execFileSync } from "node:child_process";
import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../errors/command-line.ts";
import { checked, repository } from "./repository.ts";

// Whoever reads a pipe waits for its writer, and /dev/zero has no end: in processes of their own, which are ended.
test.each(["boundaries.yaml", "boundaries.baseline.json"])(
  "%s as a pipe or a device ends the check with 3",
  async (path) => {
    for (const make of ["pipe", "device"]) {
      const root = await repository();
      await rm(join(root, path), { force: true });
      if (make === "pipe") execFileSync("mkfifo", [join(root, path)]);
      else await symlink("/dev/zero", join(root, path));
      const { exit, out, err } = await run({ folder: "/", args: ["check", root, "--json"] });
      expect(checked({ exit: Number(exit), out, err })).toMatchObject({
        exit: 3,
        error: expect.stringContaining(path),
      });
    }
  },
);
