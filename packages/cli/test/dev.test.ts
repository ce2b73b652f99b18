import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startAshlar } from "./ashlar.js";
import { project, write } from "./project.js";

test("a project is started again after every change, and waits when it does not load", async () => {
  const folder = await project();
  const module = join(folder, "modules/tasks/module.ts");
  const good = await readFile(module, "utf8");
  const dev = startAshlar(["dev", folder, "--port", "0"]);
  await dev.until("err", /listening on/);

  await writeFile(module, "const order = ;\n");
  await dev.until("err", /modules\/tasks\/module\.ts changed/);
  await dev.until("err", /ASH_MODULE_LOAD[\s\S]*Waiting for a change/);

  // As an editor saves: a new file takes the old one's place.
  await writeFile(`${module}~`, good);
  await rename(`${module}~`, module);
  await dev.until("err", /changed[\s\S]*listening on/);

  await write(join(folder, "modules/more/deep/money.ts"), "export const cent = 1;\n");
  await dev.until("err", /modules\/more[\s\S]*changed[\s\S]*listening on/);

  await writeFile(join(folder, "architecture.yaml"), "events: pigeon\n");
  await dev.until("err", /architecture\.yaml changed[\s\S]*ASH_ARCHITECTURE_VALUE[\s\S]*Waiting/);
  await rm(join(folder, "architecture.yaml"));
  await dev.until("err", /architecture\.yaml changed[\s\S]*listening on/);

  dev.signal("SIGTERM");
  expect(await dev.ended).toMatchObject({ exit: 0, out: "" });
});

test("so it is after a change to code beside the modules, and to .env, whose variables it has", async () => {
  const folder = await project();
  const dev = startAshlar(["dev", folder, "--port", "0"]);
  await dev.until("err", /listening on/);

  await write(join(folder, "shared/money.ts"), "export const cent = 1;\n");
  await dev.until("err", /shared\/money\.ts changed[\s\S]*listening on/);

  await writeFile(join(folder, ".env"), "DATABASE_URL=pigeon:loft\n");
  await dev.until("err", /\.env changed[\s\S]*ASH_DATA_URL[\s\S]*pigeon[\s\S]*Waiting/);
  await rm(join(folder, ".env"));
  await dev.until("err", /\.env changed[\s\S]*listening on/);

  dev.signal("SIGTERM");
  expect((await dev.ended).exit).toBe(0);
});

test("the running project ends with its parent, even when that is killed", async () => {
  const folder = await project();
  const dev = startAshlar(["dev", folder, "--port", "0", "--json"]);
  const { data } = JSON.parse((await dev.until("out", /^.*\n/))[0]);
  expect((await fetch(`${data.url}/tasks/open`)).status).toBe(200);
  dev.signal("SIGKILL");
  await expect
    .poll(
      () =>
        fetch(`${data.url}/tasks/open`).then(
          (r) => r.status,
          () => "gone",
        ),
      { timeout: 10_000 },
    )
    .toBe("gone");
});

test("Ctrl-C, which reaches parent and child alike, stops both in good order", async () => {
  const folder = await project();
  const dev = startAshlar(["dev", folder, "--port", "0"]);
  await dev.until("err", /listening on/);
  dev.signalAll("SIGINT");
  const { exit, err } = await dev.ended;
  expect({ exit, stopped: err.includes("stopping") }).toEqual({ exit: 0, stopped: true });
});
