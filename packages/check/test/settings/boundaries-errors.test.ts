import { AshlarError, formatError } from "@ashlar/core/errors";
import { describe, expect, test } from "vitest";
import { checkRepository } from "../../src/index.js";
import { repository } from "../repository.js";
import { carRental } from "../rules/car-rental.js";
import { expectAllGolden, expectGolden } from "../rules/golden.js";
import { library } from "../rules/library.js";

// Every mistake that can be made in boundaries.yaml, and word for word what its author is told.

const mistakes: Readonly<Record<string, string>> = {
  "syntax-indent": "modules:\n  fleet: { path: src/fleet }\n pricing: { path: src/pricing }\n",
  "syntax-tab": "modules:\n\tfleet: { path: src/fleet }\n",
  "syntax-unclosed": "modules: { fleet: { path: src/fleet }\n",
  "syntax-duplicate": "exhaustive: true\nexhaustive: false\n",
  "syntax-documents": "exclude: []\n---\nexclude: []\n",
  "syntax-alias": "modules:\n  fleet: *rental\n",
  "syntax-tag": "exhaustive: !maybe true\n",
  "syntax-bomb": `a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
exclude: [*c, *c]
`,
  "root-list": "- fleet\n- pricing\n",
  "root-text": "a modular monolith\n",
  "key-top": "module:\n  fleet: { path: src/fleet }\n",
  "key-module": "modules:\n  fleet: { path: src/fleet, dependson: [pricing] }\n",
  "key-public":
    "modules:\n  fleet: { path: src/fleet, public: [index.ts, { file: admin.ts, to: [pricing] }] }\n",
  "key-layer": "layers:\n  - { name: domain, files: domain/**, pur: true }\n",
  "key-rule-setting": "rules:\n  layers: { typesOnly: ignore }\n",
  "rule-unknown": "rules:\n  contracts-only: error\n",
  "rule-level": "rules:\n  layers: warn\n",
  "rule-boolean": "rules: { layers: false }\n",
  "rule-type-only": "rules: { contract-only: { typeOnly: false } }\n",
  "modules-list": "modules: [fleet, pricing]\n",
  "modules-text": "modules:\n  fleet: src/fleet\n",
  "modules-empty-name": 'modules:\n  "": { path: src/fleet }\n',
  "path-number": "modules:\n  fleet: { path: 7 }\n",
  "path-missing": "modules:\n  fleet: {}\n",
  "path-empty": "modules:\n  fleet:\n",
  "path-nowhere": "modules:\n  fleet: { path: src/fleets }\n",
  "path-outside": "modules:\n  fleet: { path: ../fleet }\n",
  "path-absolute": "modules:\n  fleet: { path: /src/fleet }\n",
  "path-shared": "modules:\n  fleet: { path: src/fleet }\n  cars: { path: ./src/fleet/ }\n",
  "public-number": "modules:\n  fleet: { path: src/fleet, public: 5 }\n",
  "public-to": "modules:\n  fleet: { path: src/fleet, public: [{ files: admin.ts, to: 7 }] }\n",
  "public-to-unknown":
    "modules:\n  fleet: { path: src/fleet, public: [{ files: admin.ts, to: [prices] }] }\n",
  "depends-unknown": "modules:\n  fleet: { path: src/fleet, dependsOn: [prices] }\n",
  "depends-number": "modules:\n  fleet: { path: src/fleet, dependsOn: [7] }\n",
  "visible-unknown": "modules:\n  fleet: { path: src/fleet, visibleTo: [prices] }\n",
  "layers-text": "layers: domain\n",
  "layer-nameless": 'layers: [{ name: "", files: "**" }]\n',
  "layer-fileless": "layers: [{ name: domain }]\n",
  "exhaustive-number": "exhaustive: 7\n",
  "exclude-mapping": "exclude: { dist: true }\n",
  "path-empty-list": "modules:\n  fleet: { path: [] }\n",
  "path-blank": "modules:\n  fleet: { path: '' }\n",
  "tests-number": "tests: [1]\n",
};

async function complaint(boundaries: string, files = carRental): Promise<AshlarError> {
  const root = await repository({ ...files, "boundaries.yaml": boundaries });
  const error = await checkRepository(root).catch((thrown: unknown) => thrown);
  if (error instanceof AshlarError) return error;
  throw new Error(`no error for:\n${boundaries}`, { cause: error });
}

describe("what the author of a mistake is told", () => {
  test.each(Object.entries(mistakes))("%s", async (name, text) => {
    const error = await complaint(text);
    expectGolden(`boundaries-${name}`, `${text}\n---\n\n${formatError(error)}\n`);
    expect(error).toMatchObject({ code: /^ASH_BOUNDARIES_/, at: { file: "boundaries.yaml" } });
    if (name === "syntax-bomb") return;
    expect(error.at?.line).toBeGreaterThan(0);
    expect(error.at?.column).toBeGreaterThan(0);
  });

  test("every golden file belongs to a mistake", () => {
    expectAllGolden(
      "boundaries-",
      Object.keys(mistakes).map((name) => `boundaries-${name}`),
    );
  });

  test("the same in an Ashlar project, where a module needs no path", async () => {
    expect(await complaint("modules: { loans: { dependsOn: [fines] } }\n", library)).toMatchObject({
      message: expect.stringContaining("fines"),
    });
    expect(await complaint("modules: { fines: { dependsOn: [] } }\n", library)).toMatchObject({
      message: expect.stringContaining("fines"),
    });
  });
});

describe("what is no mistake", () => {
  const allowed: Readonly<Record<string, string>> = {
    "an empty file": "",
    "only comments": "# to be written\n",
    "no modules yet": "exclude: [dist]\n",
    "an alias":
      "layers: &l [{ name: domain, files: a }]\nmodules: { fleet: { path: src/fleet, layers: *l } }\n",
    "a byte order mark": "\uFEFFmodules: { fleet: { path: src/fleet } }\n",
    "Windows line ends": "modules:\r\n  fleet: { path: src/fleet }\r\n",
    "single texts in place of lists":
      "exhaustive: src\nexclude: dist\ntests: '**/*.t.ts'\nmodules:\n  fleet: { path: src/fleet, dependsOn: pricing, public: [{ files: index.ts, to: pricing }] }\n  pricing: { path: src/pricing }\n",
    "a path that is a file": "modules:\n  fleet: { path: [src/fleet, server.ts] }\n",
    "the whole repository": "modules:\n  all: { path: . }\n",
    "patterns that match nothing": "exclude: [gone/**]\ntests: ['**/*.never.ts']\n",
    "the folder itself as a pattern":
      "modules:\n  fleet: { path: src/fleet, public: . }\nexclude: ['.git', './out/']\n",
  };

  test.each(Object.entries(allowed))("%s", async (_, text) => {
    await checkRepository(await repository({ ...carRental, "boundaries.yaml": text }));
  });
});

describe("boundaries.yaml cannot be read", () => {
  test("a folder of that name", async () => {
    const root = await repository({
      ...carRental,
      "boundaries.yaml": undefined,
      "boundaries.yaml/a.txt": "",
    });
    await expect(checkRepository(root)).rejects.toMatchObject({
      code: "ASH_BOUNDARIES_FILE",
      at: { file: "boundaries.yaml" },
    });
  });
});

describe("there is nothing to check", () => {
  test("no such folder, and a file in its place", async () => {
    const root = await repository({ "a.ts": "" });
    await expect(checkRepository(`${root}/b`)).rejects.toMatchObject({ code: "ASH_USAGE" });
    await expect(checkRepository(`${root}/a.ts`)).rejects.toMatchObject({ code: "ASH_USAGE" });
  });

  test("no sources, or none that count", async () => {
    for (const files of [
      {},
      { "a.md": "" },
      { "a.ts": "", ".gitignore": "*.ts\n" },
      { "a.ts": "", "boundaries.yaml": "exclude: ['**']\n" },
    ]) {
      await expect(checkRepository(await repository(files))).rejects.toMatchObject({
        code: "ASH_NO_SOURCES",
      });
    }
  });
});
