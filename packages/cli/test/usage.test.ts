import { describe, expect, test } from "vitest";
import { ashlar, startAshlar } from "./ashlar.js";

describe("a command line that is wrong is told how it should be, with exit code 2", () => {
  test.each([
    ["an unknown command", ["descrbe"], /unknown command 'descrbe'/i, /Did you mean describe\?/],
    [
      "an unknown command of a group",
      ["events", "faild"],
      /unknown command 'faild'/i,
      /Did you mean failed\?/,
    ],
    [
      "an unknown option",
      ["describe", "--mermiad"],
      /unknown option '--mermiad'/i,
      /Did you mean --mermaid\?/,
    ],
    ["too many arguments", ["describe", "a", "b"], /too many arguments/i, /ashlar --help/],
    ["an option without its value", ["start", "--port"], /argument missing/i, /ashlar --help/],
    [
      "a port that is none",
      ["start", "--port", "http"],
      /'http' is invalid.*from 0 to 65535/,
      /ashlar --help/,
    ],
    ["a port beyond the last", ["dev", "--port", "65536"], /from 0 to 65535/, /ashlar --help/],
  ])("%s", async (_, args, message, fix) => {
    const { exit, out, err } = await ashlar(args);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toMatch(/^ASH_USAGE\n/);
    expect(err).toMatch(message);
    expect(err).toMatch(fix);
  });

  test.each([[[]], [["events"]]])("no command at all, as in %j, gets the help on stderr", async (args) => {
    const { exit, out, err } = await ashlar(args);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toContain("Usage: ashlar");
  });
});

test.each([
  [["--help"], /Exit codes: 0 fine/],
  [["help", "start"], /--log-requests/],
  [["events", "retry", "--help"], /--consumer <module>/],
  [["--version"], /^\d+\.\d+\.\d+\n$/],
])("%j is answered on stdout", async (args, pattern) => {
  const { exit, out, err } = await ashlar(args);
  expect({ exit, err }).toEqual({ exit: 0, err: "" });
  expect(out).toMatch(pattern);
});

describe("--json prints one envelope, whatever happens", () => {
  test.each([
    [["descrbe", "--json"], 2, null, "ASH_USAGE"],
    [["events", "--json"], 2, null, "ASH_USAGE"],
    [["describe", "/nowhere", "--json"], 3, "describe", "ASH_MODULES_NOT_FOUND"],
    [["dev", "/nowhere", "--json"], 3, "dev", "ASH_MODULES_NOT_FOUND"],
    [["events", "retry", "/nowhere", "--json"], 2, "events retry", "ASH_USAGE"],
    [["new", "--json"], 2, "new", "ASH_USAGE"],
  ])("%j", async (args, code, command, errorCode) => {
    const { exit, out, err } = await ashlar(args);
    expect({ exit, err }).toEqual({ exit: code, err: "" });
    expect(out.endsWith("}\n")).toBe(true);
    const { error, ...envelope } = JSON.parse(out);
    expect(envelope).toEqual({ ashlar: 1, command, ok: false, data: null });
    expect(Object.keys(error)).toEqual(["code", "message", "why", "fix", "at"]);
    expect(error.code).toBe(errorCode);
  });
});

test("a stack trace is printed only with --verbose", async () => {
  expect((await ashlar(["describe", "/nowhere"])).err).not.toContain("    at ");
  expect((await ashlar(["describe", "/nowhere", "--verbose"])).err).toContain("    at ");
});

test("the executable passes on arguments, output and exit code", async () => {
  expect(await startAshlar(["--version"]).ended).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/^\d/),
    err: "",
  });
  expect(await startAshlar(["nonsense"]).ended).toMatchObject({ exit: 2, out: "" });
});
