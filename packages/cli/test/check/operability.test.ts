import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckReport } from "@ashlar/check/report";
import { describe, expect, test } from "vitest";
import { ashlar } from "../ashlar.js";
import { project, write } from "../project.js";
import { expectGolden } from "./golden.js";

const able = `
boundaries: clear
independentScaling: one
operations: { deployment: yes, testing: yes, observability: yes, onCall: yes, resilience: no, infrastructureAsCode: no }
`;
const lame = able.replace("onCall: yes", "onCall: no");
const apart = "data: ${DATABASE_URL:-sqlite:.ashlar/data}\nmodules:\n  search: { unit: search }\n";
const risk = (capability: string, expires = "2999-01-01") =>
  `  - { capability: ${capability}, owner: platform team, reason: a rota starts in March, accepted: 2020-01-01, expires: ${expires} }\n`;

/** A project of two modules in a git repository, with some files written over. */
async function twoModules(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await project(files);
  const [from, to] = [join(folder, "modules/tasks"), join(folder, "modules/search")];
  await mkdir(to);
  for (const name of await readdir(from)) {
    const text = await readFile(join(from, name), "utf8");
    await writeFile(join(to, name), text.replaceAll('"tasks"', '"search"'));
  }
  execFileSync("git", ["init", "-q", folder]);
  commit(folder);
  expect(await ashlar(["check", folder, "--accept"])).toMatchObject({ exit: 0 });
  return folder;
}

function commit(folder: string): void {
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  execFileSync("git", ["-C", folder, "add", "-A"]);
  execFileSync("git", ["-C", folder, ...author, "commit", "-qm", "a commit", "--allow-empty"]);
}

async function report(folder: string, ...args: readonly string[]) {
  const { exit, out, err } = await ashlar(["check", folder, "--json", "--contracts", ...args]);
  const { data, error } = JSON.parse(out) as {
    readonly data: CheckReport | null;
    readonly error: { readonly code: string; readonly at: unknown } | null;
  };
  expect(err).toBe("");
  const violations = (data?.violations ?? []).filter(({ rule }) => rule === "operable-architecture");
  return { exit, data, error, violations, lacking: violations.map(({ identity }) => identity.split(",")[0]) };
}

describe("an architecture that the organisation can operate", () => {
  test("holds", async () => {
    const folder = await twoModules({ "architecture.yaml": apart, "organisation.yaml": able });
    const { exit, data } = await report(folder);
    expect({ exit, notes: data?.notes }).toEqual({ exit: 0, notes: [] });
  });

  test("needs no organisation.yaml, when it is a modular monolith", async () => {
    const { exit, data } = await report(await twoModules());
    expect({ exit, notes: data?.notes }).toEqual({ exit: 0, notes: [] });
  });
});

describe("an architecture that the organisation cannot operate", () => {
  test("fails at the line that asks for it, and names what is missing", async () => {
    const folder = await twoModules({ "architecture.yaml": apart, "organisation.yaml": lame });
    const { exit, out, err } = await ashlar(["check", folder, "--contracts"]);
    expect({ exit, err }).toEqual({ exit: 1, err: "" });
    expectGolden("operability-violation", out);
    const { violations } = await report(folder);
    expect(violations.map(({ places: [first] }) => first)).toEqual(
      violations.map(() => ({ file: "architecture.yaml", line: 3, column: 13 })),
    );
  });

  test("is judged by what the repository shows, where nobody says", async () => {
    const folder = await twoModules({ "architecture.yaml": apart });
    const { lacking, data } = await report(folder);
    expect(lacking).toContain("on-call");
    expect(data?.notes.join()).toContain("There is no organisation.yaml");
  });

  test("is judged at each key that asks: state, and the file's events", async () => {
    const text = "events: nats\nmodules:\n  search:\n    state: memory\n  tasks: { state: events }\n";
    const folder = await twoModules({ "architecture.yaml": text, "organisation.yaml": able });
    const { violations } = await report(folder);
    const places = Object.fromEntries(
      violations.map(({ identity, places }) => [
        identity,
        places.map(({ file, line }) => `${file}:${line}`).join(" "),
      ]),
    );
    expect(places).toEqual({
      "broker, event-driven search, event-driven tasks": "architecture.yaml:1",
      "domain-driven-design, cqrs-es tasks": "architecture.yaml:5",
      "data-grid, space-based search": "architecture.yaml:4",
      "resilience, space-based search": "architecture.yaml:4 organisation.yaml:4",
      "infrastructure-as-code, space-based search": "architecture.yaml:4 organisation.yaml:4",
    });
  });

  test("is judged though a variable is set elsewhere only, also within braces", async () => {
    const text = `data: \${DATABASE_URL}\ngateway: { auth: { secret: \${JWT_SECRET} } }\n${apart.split("\n").slice(1).join("\n")}`;
    const folder = await twoModules({ "architecture.yaml": text, "organisation.yaml": lame });
    const { violations, data } = await report(folder);
    expect(violations[0]?.places[0]).toEqual({ file: "architecture.yaml", line: 4, column: 13 });
    expect(data?.notes.join()).toContain("DATABASE_URL");
  });

  test("is judged by the file that --file names", async () => {
    const folder = await twoModules({ "later.yaml": apart, "organisation.yaml": lame });
    expect((await report(folder)).exit).toBe(0);
    const { exit, violations } = await report(folder, "--file", "later.yaml");
    expect({ exit, file: violations[0]?.places[0].file }).toEqual({ exit: 1, file: "later.yaml" });
  });

  test("is not judged before it is valid", async () => {
    const text = `${apart}  serch: { unit: search }\n`;
    const folder = await twoModules({ "architecture.yaml": text, "organisation.yaml": lame });
    const { data } = await report(folder);
    expect(data?.violations.map(({ rule }) => rule)).toEqual(["valid-architecture"]);
  });

  test("is only warned of, or passed over, as boundaries.yaml says", async () => {
    const level = (name: string) => ({ "boundaries.yaml": `rules: { operable-architecture: ${name} }\n` });
    const files = { "architecture.yaml": apart, "organisation.yaml": lame };
    const warned = await report(await twoModules({ ...files, ...level("warning") }));
    expect(warned.exit).toBe(0);
    expect(warned.data?.warnings.map(({ rule }) => rule)).toContain("operable-architecture");
    const off = await report(await twoModules({ ...files, ...level("off") }));
    expect(off).toMatchObject({ exit: 0, data: { warnings: [], notes: [] } });
  });

  test("is told of in every form", async () => {
    const folder = await twoModules({ "architecture.yaml": apart, "organisation.yaml": lame });
    for (const form of ["--sarif", "--html"]) {
      const { exit, out } = await ashlar(["check", folder, form]);
      expect({ exit, isTold: out.includes("operable-architecture") }, form).toEqual({
        exit: 1,
        isTold: true,
      });
    }
  });

  test("is told of with --changed, when only organisation.yaml has changed", async () => {
    const folder = await twoModules({ "architecture.yaml": apart, "organisation.yaml": able });
    commit(folder);
    await write(join(folder, "organisation.yaml"), lame);
    const { lacking } = await report(folder, "--changed", "HEAD");
    expect(lacking).toContain("on-call");
  });
});

describe("an accepted risk", () => {
  const everything = ["on-call", "resilience", "infrastructure-as-code"];

  test("lets the check pass, with a note that names who answers for it and until when", async () => {
    const risks = `acceptedRisks:\n${everything.map((one) => risk(one)).join("")}`;
    const folder = await twoModules({ "architecture.yaml": apart, "organisation.yaml": `${lame}${risks}` });
    const { exit, out } = await ashlar(["check", folder, "--contracts"]);
    expect(exit).toBe(0);
    expectGolden("operability-accepted", out);
  });

  test("fails again once its time is over, and shows where it was accepted", async () => {
    const risks = `acceptedRisks:\n${risk("on-call", "2020-06-01")}${risk("resilience")}${risk("infrastructure-as-code")}`;
    const folder = await twoModules({ "architecture.yaml": apart, "organisation.yaml": `${lame}${risks}` });
    const { exit, out } = await ashlar(["check", folder, "--contracts"]);
    expect(exit).toBe(1);
    expectGolden("operability-expired", out);
  });

  test("is told of as stale when nothing lacks what it speaks of, even in a modular monolith", async () => {
    const folder = await twoModules({ "organisation.yaml": `${able}acceptedRisks:\n${risk("on-call")}` });
    const { exit, out } = await ashlar(["check", folder, "--contracts"]);
    expect(exit).toBe(0);
    expectGolden("operability-stale", out);
  });
});

describe("an organisation.yaml that is broken", () => {
  test.each([
    ["operations: { onCal: yes }\n", "ASH_ORGANISATION_VALUE", 1],
    ["engineers: [\n", "ASH_ORGANISATION_SYNTAX", 2],
    [`acceptedRisks:\n${risk("on-call", "2027-02-31")}`, "ASH_ORGANISATION_VALUE", 2],
  ])("ends the check with its error and place: %j", async (text, code, line) => {
    const { exit, error } = await report(await twoModules({ "organisation.yaml": text }));
    expect({ exit, error }).toMatchObject({
      exit: 3,
      error: { code, at: { file: "organisation.yaml", line } },
    });
  });
});
