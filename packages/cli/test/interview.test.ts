import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { InputName, Prompt } from "@ashlar/advisor/profile";
import { describe, expect, test } from "vitest";
import { interview } from "../src/interview.js";
import { complaintAbout, messageOf, type Prompter, type Reply } from "../src/prompter.js";
import { temporaryFolder } from "./project.js";

const terminal = { interactive: true };

interface Person extends Prompter {
  readonly asked: readonly Prompt[];
  readonly confirmed: readonly string[];
  readonly told: readonly string[];
}

/** Somebody who gives these replies, agrees to every other suggestion, and to what is to be confirmed as they like. */
function person(
  replies: Readonly<Partial<Record<InputName, Reply>>> = {},
  confirms: "yes" | "no" | "breaks off" = "yes",
): Person {
  const asked: Prompt[] = [];
  const confirmed: string[] = [];
  const told: string[] = [];
  return {
    asked,
    confirmed,
    told,
    ask: async (prompt) => {
      asked.push(prompt);
      return replies[prompt.input.name] ?? { kind: "value", value: prompt.suggestion };
    },
    confirm: async (question) => {
      confirmed.push(question);
      return confirms === "breaks off" ? undefined : confirms === "yes";
    },
    end: (words) => void told.push(words),
  };
}

const value = (given: string | number): Reply => ({ kind: "value", value: given });
const fileIn = (root: string) => join(root, "organisation.yaml");
const textIn = (root: string) => readFile(fileIn(root), "utf8");

describe("an interview", () => {
  test("ends with a file, and gives what the file says", async () => {
    const root = await temporaryFolder();
    const one = person({ engineers: value(40), audit: value("regulatory") });
    const organisation = await interview({ root, name: "shop" }, terminal, one);
    expect(organisation).toMatchObject({
      name: "shop",
      values: { engineers: { value: 40, source: "declared" }, audit: { value: "regulatory" } },
    });
    expect(await textIn(root)).toMatch(/^name: shop$/m);
    expect(await textIn(root)).toMatch(/^engineers: 40$/m);
    expect(one.told).toEqual(["Wrote organisation.yaml."]);
  });

  test("leaves what was measured out of the file when the person agrees to it", async () => {
    const root = await temporaryFolder();
    const teams = { value: 4, source: "measured", because: "four teams in CODEOWNERS" } as const;
    const evidence = { values: { teams }, hints: {}, caveats: [] };
    const organisation = await interview({ root, name: "shop", evidence }, terminal, person());
    expect(organisation?.values).not.toHaveProperty("teams");
    expect(await textIn(root)).toContain("# teams: 4 # measured: four teams in CODEOWNERS");
  });

  test("does not ask what flags say", async () => {
    const root = await temporaryFolder();
    const flags = {
      values: { engineers: { value: 9, source: "declared", because: "given as --engineers" } },
    } as const;
    const one = person();
    const organisation = await interview({ root, name: "shop", flags }, terminal, one);
    expect(one.asked.map(({ input }) => input.name)).not.toContain("engineers");
    expect(organisation?.values.engineers?.value).toBe(9);
  });

  test("that is broken off writes nothing", async () => {
    const root = await temporaryFolder();
    const one = person({ audit: { kind: "cancelled" } });
    expect(await interview({ root, name: "shop" }, terminal, one)).toBeUndefined();
    await expect(textIn(root)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("leaves open what nobody knows", async () => {
    const root = await temporaryFolder();
    const organisation = await interview(
      { root, name: "shop" },
      terminal,
      person({ audit: { kind: "open" } }),
    );
    expect(organisation?.values).not.toHaveProperty("audit");
  });

  test("needs somebody to ask", async () => {
    const root = await temporaryFolder();
    await expect(interview({ root, name: "shop" }, { interactive: false }, person())).rejects.toMatchObject({
      code: "ASH_USAGE",
    });
  });
});

describe("a file that is there already", () => {
  const before = "# ours\naudit: useful\nmodules: { ledger: { audit: regulatory } }\n";
  const rootWith = async (text: string) => {
    const root = await temporaryFolder();
    await writeFile(fileIn(root), text);
    return root;
  };

  test("is written anew when the person agrees, with its answers as suggestions", async () => {
    const root = await rootWith(before);
    const one = person();
    const organisation = await interview({ root, name: "shop" }, terminal, one);
    expect(one.confirmed).toHaveLength(1);
    expect(one.asked.find(({ input }) => input.name === "audit")?.suggestion).toBe("useful");
    expect(organisation).toMatchObject({
      values: { audit: { value: "useful" } },
      modules: { ledger: { audit: { value: "regulatory" } } },
    });
  });

  test("stays when the person does not agree", async () => {
    const root = await rootWith(before);
    const one = person({}, "no");
    await expect(interview({ root, name: "shop" }, terminal, one)).rejects.toMatchObject({
      code: "ASH_REFUSED",
    });
    expect(one.asked).toEqual([]);
    expect(await textIn(root)).toBe(before);
  });

  test("stays when the person breaks off, at once or later", async () => {
    for (const one of [person({}, "breaks off"), person({ teams: { kind: "cancelled" } })]) {
      const root = await rootWith(before);
      expect(await interview({ root, name: "shop" }, terminal, one)).toBeUndefined();
      expect(await textIn(root)).toBe(before);
    }
  });

  test("stays when somebody else writes it during the interview", async () => {
    const root = await temporaryFolder();
    const one = person();
    const slow: Prompter = {
      ...one,
      ask: async (prompt) => {
        await writeFile(fileIn(root), before);
        return one.ask(prompt);
      },
    };
    await expect(interview({ root, name: "shop" }, terminal, slow)).rejects.toMatchObject({
      code: "ASH_REFUSED",
    });
    expect(await textIn(root)).toBe(before);
  });

  test("must be understood before it is asked about", async () => {
    const root = await rootWith("audit: heavy\n");
    const one = person();
    await expect(interview({ root, name: "shop" }, terminal, one)).rejects.toMatchObject({
      code: "ASH_ORGANISATION_VALUE",
    });
    expect(one.confirmed).toEqual([]);
  });
});

test("an editor is told of the schema where it is installed", async () => {
  const { mkdir } = await import("node:fs/promises");
  const bare = await temporaryFolder();
  await interview({ root: bare, name: "shop" }, terminal, person());
  expect(await textIn(bare)).not.toContain("$schema");
  const root = await temporaryFolder();
  const schema = "node_modules/@ashlar/advisor/schema";
  await mkdir(join(root, schema), { recursive: true });
  await writeFile(join(root, schema, "organisation.schema.json"), "{}");
  await interview({ root, name: "shop" }, terminal, person());
  expect(await textIn(root)).toMatch(
    /^# yaml-language-server: \$schema=node_modules\/@ashlar\/advisor\/schema\/organisation\.schema\.json\n/,
  );
});

describe("on the terminal", () => {
  test("each question shows its flag, and where its suggestion comes from", async () => {
    const one = person();
    await interview({ root: await temporaryFolder(), name: "shop" }, terminal, one);
    for (const prompt of one.asked) {
      expect(messageOf(prompt)).toContain(prompt.input.flag);
      expect(messageOf(prompt)).toContain(`${prompt.source}: ${prompt.suggestion}`);
    }
  });

  test("a number is written within its bounds, or left to be assumed", () => {
    const whole = { kind: "number", least: 1, most: 10, isWhole: true, unit: "teams", steps: [] } as const;
    for (const fine of [undefined, "", "?", "1", "10"]) expect(complaintAbout(fine, whole)).toBeUndefined();
    for (const wrong of ["0", "11", "2.5", "-1", "x", "1e1"])
      expect(complaintAbout(wrong, whole)).toBe("Write a whole number from 1 to 10, or ?.");
    expect(complaintAbout("2.5", { ...whole, isWhole: false })).toBeUndefined();
  });
});
