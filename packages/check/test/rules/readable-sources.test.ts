import { describe, expect, test } from "vitest";
import { checkRepository } from "../../src/index.js";
import { repository } from "../repository.js";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

const minified = `export const a = [${"1,".repeat(20_000)}];\n`;

specifyRule("readable-sources", {
  "an Ashlar project": {
    files: {
      ...library,
      "modules/loans/fee.ts": "export const fee = {\n  cents: 100\n\nexport const days = 3;\n",
    },
    fix: { "modules/loans/fee.ts": "export const fee = { cents: 100 };\n" },
    further: { "modules/loans/returns.ts": "export function {\n" },
    suppressed: "never",
  },
  "a foreign repository": {
    files: {
      ...carRental,
      "src/fleet/bundle.js": minified,
      "src/fleet/picture.ts": "\0\0\u0001PNG",
      "src/pricing/merge.ts":
        "<<<<<<< HEAD\nexport const a = 1;\n=======\nexport const a = 2;\n>>>>>>> topic\n",
    },
    fix: { "src/fleet/bundle.js": undefined, "src/fleet/picture.ts": undefined, "src/pricing/merge.ts": "" },
    further: { "src/booking/desk.ts": "const = 1;\n" },
    suppressed: "never",
  },
});

describe("readable-sources", () => {
  test("what cannot be read and belongs to no module is only passed over", async () => {
    const root = await repository({ ...carRental, "tools/broken.ts": "const = 1;\n" });
    const { violations, skipped } = await checkRepository(root);
    expect(violations).toEqual([]);
    expect(skipped).toMatchObject([{ path: "tools/broken.ts", reason: "syntax", line: 1, column: 7 }]);
  });

  test("nor does one that belongs to no module hide where every file must", async () => {
    expect(await failingIn({ ...library, "modules/broken.ts": "const = 1;\n" })).toEqual([
      "readable-sources: modules/broken.ts",
    ]);
  });

  test("what is reported is not told again as passed over", async () => {
    const root = await repository({ ...carRental, "src/fleet/broken.ts": "const = 1;\n" });
    const { violations, skipped } = await checkRepository(root);
    expect(violations).toHaveLength(1);
    expect(skipped).toEqual([]);
  });

  test("a file that cannot be read is not checked, and its module's other files are", async () => {
    const files = {
      ...carRental,
      "src/booking/broken.ts": `import "../fleet/vehicle.js";\nconst = 1;\n`,
      "src/booking/desk.ts": `import "../fleet/vehicle.js";\n`,
    };
    expect(await failingIn(files)).toEqual([
      "contract-only: src/booking/desk.ts -> src/fleet/vehicle.ts",
      "readable-sources: src/booking/broken.ts",
    ]);
  });
});
