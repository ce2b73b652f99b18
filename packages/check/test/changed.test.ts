import { describe, expect, test } from "vitest";
import { baselineFile } from "../src/forgiveness/baseline.js";
import { checkRepository, initialise } from "../src/index.js";
import { commit, type Files, folder, git, repository, write } from "./repository.js";
import { carRental } from "./rules/car-rental.js";
import { failing } from "./told.js";

const inside = `import "../fleet/vehicle.js";\n`;
const violation = (file: string) => `contract-only: ${file} -> src/fleet/vehicle.ts`;

/** A repository with everything committed, an old violation among it. */
async function committed(files: Files = {}): Promise<string> {
  const root = await repository({ ...carRental, "src/booking/old.ts": inside, ...files });
  await commit(root);
  return root;
}

describe("--changed reports only what concerns files that differ from a revision", () => {
  test("nothing when nothing differs", async () => {
    const root = await committed();
    expect(await failing(root)).toEqual([violation("src/booking/old.ts")]);
    expect(await failing(root, { changed: "HEAD" })).toEqual([]);
  });

  test("a new file that git does not track yet", async () => {
    const root = await committed();
    await write(root, { "src/pricing/new.ts": inside });
    expect(await failing(root, { changed: "HEAD" })).toEqual([violation("src/pricing/new.ts")]);
  });

  test("a file that is staged, or changed only in the working tree", async () => {
    const root = await committed({ "src/pricing/season.ts": "export {};\n" });
    await write(root, { "src/pricing/staged.ts": inside });
    await git(root, "add", "--all");
    await write(root, { "src/pricing/season.ts": inside });
    expect(await failing(root, { changed: "HEAD" })).toEqual([
      violation("src/pricing/season.ts"),
      violation("src/pricing/staged.ts"),
    ]);
  });

  test("an old violation in a file that is touched", async () => {
    const root = await committed();
    await write(root, { "src/booking/old.ts": `${inside}export {};\n` });
    expect(await failing(root, { changed: "HEAD" })).toEqual([violation("src/booking/old.ts")]);
  });

  test("a file with a name that git would quote", async () => {
    const root = await committed();
    await write(root, { "src/booking/Zürich desk.ts": inside });
    expect(await failing(root, { changed: "HEAD" })).toEqual([violation("src/booking/Zürich desk.ts")]);
  });

  test("a branch: what was committed since it was left, not what happened on the other side", async () => {
    const root = await committed();
    await git(root, "switch", "--quiet", "--create", "topic");
    await write(root, { "src/pricing/topic.ts": inside });
    await commit(root);
    await git(root, "switch", "--quiet", "main");
    await write(root, { "src/booking/main.ts": inside });
    await commit(root);
    await git(root, "switch", "--quiet", "topic");
    expect(await failing(root, { changed: "main" })).toEqual([violation("src/pricing/topic.ts")]);
    expect(await failing(root, { changed: "HEAD~1" })).toEqual([violation("src/pricing/topic.ts")]);
    expect(await failing(root, { changed: "HEAD" })).toEqual([]);
  });

  test("a circle that the change closes", async () => {
    const root = await committed();
    await write(root, { "src/fleet/depot.ts": `import "../booking/index.js";\n` });
    expect(await failing(root, { changed: "HEAD" })).toEqual(["no-module-cycles: fleet -> booking"]);
  });

  test("an old violation to which the change adds a place", async () => {
    const root = await committed({ "src/fleet/depot.ts": `import "../booking/index.js";\n` });
    expect(await failing(root, { changed: "HEAD" })).toEqual([]);
    await write(root, { "src/fleet/wash.ts": `import "../booking/index.js";\n` });
    expect(await failing(root, { changed: "HEAD" })).toEqual(["no-module-cycles: fleet -> booking"]);
  });

  test("a baseline entry of a file that is deleted or mended", async () => {
    const root = await repository({
      ...carRental,
      "src/booking/old.ts": inside,
      "src/booking/mended.ts": inside,
    });
    await initialise(root);
    await commit(root);
    expect(await failing(root, { changed: "HEAD" })).toEqual([]);
    await write(root, { "src/booking/old.ts": undefined, "src/booking/mended.ts": "" });
    expect(await failing(root, { changed: "HEAD" })).toEqual([
      `current-baseline: ${violation("src/booking/mended.ts")}`,
      `current-baseline: ${violation("src/booking/old.ts")}`,
    ]);
  });

  test("no baseline entry of a file whose name only ends like a changed one's", async () => {
    const stale = JSON.stringify({
      ashlar: 1,
      violations: { "contract-only": [violation("src/booking/desk.ts").slice(15)] },
    });
    const root = await committed({ [baselineFile]: stale });
    await write(root, { "desk.ts": "export {};\n" });
    expect(await failing(root)).toHaveLength(2);
    expect(await failing(root, { changed: "HEAD" })).toEqual([]);
  });

  test("in a repository's subfolder, what is changed there", async () => {
    const within = Object.entries(carRental).map(([path, text]) => [`rental/${path}`, text] as const);
    const root = await repository({ ...Object.fromEntries(within), "other.ts": "" });
    await commit(root);
    await write(root, { "rental/src/booking/new.ts": inside, "other.ts": "export {};\n" });
    expect(await failing(`${root}/rental`, { changed: "HEAD" })).toEqual([violation("src/booking/new.ts")]);
  });

  test("before the first commit, everything", async () => {
    const root = await repository({
      ...carRental,
      "src/booking/new.ts": inside,
      "src/pricing/staged.ts": inside,
    });
    await git(root, "add", "src/pricing");
    expect(await failing(root, { changed: "HEAD" })).toEqual([
      violation("src/booking/new.ts"),
      violation("src/pricing/staged.ts"),
    ]);
  });

  test("everything is read and counted all the same", async () => {
    const root = await committed();
    const [all, changed] = [await checkRepository(root), await checkRepository(root, { changed: "HEAD" })];
    expect(changed.counted).toEqual(all.counted);
    expect(changed.dependencies.map(({ from, to }) => [from, to])).toEqual(
      all.dependencies.map(({ from, to }) => [from, to]),
    );
  });
});

describe("--changed is refused", () => {
  test.each(["no-such-branch", "0123456789abcdef0123456789abcdef01234567", "--output=/tmp/x", ""])(
    "a revision that git does not know: %j",
    async (changed) => {
      const root = await committed();
      await expect(checkRepository(root, { changed })).rejects.toMatchObject({
        code: "ASH_REVISION_UNKNOWN",
      });
    },
  );

  test("any but HEAD before the first commit", async () => {
    const root = await repository(carRental);
    await expect(checkRepository(root, { changed: "main" })).rejects.toMatchObject({
      code: "ASH_REVISION_UNKNOWN",
    });
  });

  test("a folder outside of git", async () => {
    const root = await folder(carRental);
    await expect(checkRepository(root, { changed: "HEAD" })).rejects.toMatchObject({ code: "ASH_GIT" });
  });
});
