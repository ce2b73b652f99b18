import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { surveyRepository } from "@ashlar/survey";
import { parseSync } from "oxc-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Found } from "../check/contestant.ts";
import { verify } from "../check/verify.ts";
import { violationOf } from "../check/violation.ts";
import {
  edgesOf,
  type GeneratedRepository,
  generateRepository,
  largeShape,
  planRepository,
  type Shape,
  smallShape,
} from "../repository/index.ts";
import { componentOf, importsBetween, moduleGraph, ownerOf } from "../repository/module-graph.ts";
import { tiers } from "../repository/modules.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function generate(shape: Shape): Promise<GeneratedRepository> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-generated-"));
  folders.push(folder);
  return generateRepository(folder, shape);
}

async function git(folder: string, ...words: string[]): Promise<string> {
  return (await promisify(execFile)("git", words, { cwd: folder })).stdout.trim();
}

let small: GeneratedRepository;
beforeAll(async () => {
  small = await generate(smallShape);
});

describe("a generated repository", () => {
  test("has exactly the TypeScript files that were asked for, committed", async () => {
    const listed = (await git(small.folder, "ls-files", "*.ts", "*.tsx")).split("\n");
    expect(listed).toHaveLength(smallShape.files);
    expect(small.files).toBe(smallShape.files);
    expect(await git(small.folder, "status", "--porcelain")).toBe("");
  });

  test("is the same for the same seed, byte by byte, and another one for another seed", async () => {
    const tree = ({ folder }: GeneratedRepository) => git(folder, "rev-parse", "HEAD^{tree}");
    expect(await tree(await generate(smallShape))).toBe(await tree(small));
    expect(await tree(await generate({ ...smallShape, seed: 2 }))).not.toBe(await tree(small));
  });

  test.each([1, 2, 3])("is right TypeScript in every file (seed %i)", async (seed) => {
    const { folder, plan } = seed === 1 ? small : await generate({ ...smallShape, seed });
    for (const { path } of plan.modules.flatMap(({ sources }) => sources)) {
      const { errors } = parseSync(path, await readFile(join(folder, path), "utf8"));
      expect({ path, errors }).toEqual({ path, errors: [] });
    }
  });

  test("has installed packages for everything that is imported from outside", async () => {
    const installed = await readdir(join(small.folder, "node_modules"));
    expect(installed).toEqual(expect.arrayContaining(["@acme", "@tanstack", "react", "zod"]));
    const workspaces = await readdir(join(small.folder, "node_modules/@acme"));
    expect(workspaces).toHaveLength(small.plan.modules.length);
  });

  test.each(["own", "same"] as const)(
    "is seen by a survey as it was planned (aliases: %s)",
    async (aliases) => {
      const { folder, plan } = aliases === "own" ? small : await generate({ ...smallShape, aliases });
      const { files, skipped } = await surveyRepository(folder);
      const found = Array.from(files.values()).flatMap(({ path, imports }) => {
        const targets = imports.flatMap(({ to }) => (to.kind === "file" ? [to.path] : []));
        return [...new Set(targets)].map((to) => `${path} -> ${to}`);
      });
      expect(skipped).toEqual([]);
      expect(found.toSorted()).toEqual(
        edgesOf(plan)
          .map(([from, to]) => `${from} -> ${to}`)
          .toSorted(),
      );
    },
  );
});

describe("what is planted", () => {
  const plans = [smallShape, largeShape, { ...largeShape, seed: 2 }].map(planRepository);

  test.each(plans)(
    "is there in the number that was asked for ($shape.files files, seed $shape.seed)",
    (plan) => {
      const count = (kind: string) => plan.planted.filter((one) => one.kind === kind).length;
      expect({
        privateImports: count("private-import"),
        undeclaredDependencies: count("undeclared-dependency"),
        cycles: count("cycle"),
        unlistedFiles: count("unlisted-file"),
      }).toEqual(plan.shape.planted);
    },
  );

  test.each(plans)("is all that is wrong ($shape.files files, seed $shape.seed)", ({ modules, planted }) => {
    const owner = ownerOf(modules);
    const byName = new Map(modules.map((plan) => [plan.module.name, plan]));
    const wrong: unknown[] = [];
    for (const { module, listed, sources } of modules) {
      for (const { path, imports } of sources) {
        if (!listed) wrong.push({ kind: "unlisted-file", file: path });
        for (const { to } of imports) {
          const other = "file" in to ? byName.get(owner(to.file)!)! : undefined;
          if (!other || !("file" in to) || other.module === module) continue;
          if (!/^packages\/[^/]+\/src\/(index|testing)\.ts$/.test(to.file)) {
            wrong.push({ kind: "private-import", file: path, to: to.file });
          }
          if (!module.dependsOn.includes(other.module.name)) {
            wrong.push({ kind: "undeclared-dependency", file: path, toModule: other.module.name });
          }
        }
      }
    }
    const graph = moduleGraph(modules);
    const rings = new Set(modules.map(({ module }) => componentOf(graph, module.name).join()));
    for (const ring of rings) if (ring !== "") wrong.push({ kind: "cycle", modules: ring.split(",") });
    const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(sorted(wrong)).toEqual(sorted(planted));
  });

  test.each(plans)("goes upwards where it is undeclared ($shape.files files, seed $shape.seed)", (plan) => {
    const owner = ownerOf(plan.modules);
    const tierOf = (name: string | undefined) =>
      tiers.indexOf(plan.modules.find(({ module }) => module.name === name)!.module.tier);
    for (const one of plan.planted) {
      if (one.kind === "undeclared-dependency") {
        expect(tierOf(one.toModule)).toBeGreaterThan(tierOf(owner(one.file)));
      }
    }
  });
});

describe("a tool that is measured", () => {
  const found = (): Found => ({
    violations: new Set(small.plan.planted.map(violationOf)),
    files: small.files,
    graph: { edges: new Set(edgesOf(small.plan).map(([from, to]) => `${from} -> ${to}`)) },
    exitCode: 1,
  });

  test("must find what is planted, all files and all edges", () => {
    expect(() => verify(found(), small, { leavesOut: [] })).not.toThrow();
    const blind = { ...found(), violations: new Set<string>() };
    expect(() => verify(blind, small, { leavesOut: [] })).toThrow(/violations: 0 .*8 \(.*are missing/);
    const forgetful = { ...found(), graph: { imports: small.imports - 1 } };
    expect(() => verify(forgetful, small, { leavesOut: [] })).toThrow("check failed: imports");
  });

  test("need not find what its rules are not about, and then must not", () => {
    const acyclic = [...found().violations].filter((violation) => !violation.startsWith("cycle"));
    const other = { ...found(), violations: new Set(acyclic) };
    expect(() => verify(other, small, { leavesOut: ["cycle"] })).not.toThrow();
    expect(() => verify(found(), small, { leavesOut: ["cycle"] })).toThrow("should not be there");
  });
});

describe("the shape that the bench measures", () => {
  const { modules } = planRepository(largeShape);
  const sources = modules.flatMap((module) => module.sources);
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

  test("has at least 5,000 files, and their sizes are those of real ones", () => {
    const code = sources.filter(({ kind }) => kind !== "barrel" && kind !== "entry");
    expect(sources.length).toBeGreaterThanOrEqual(5_000);
    expect(median(code.map(({ lines }) => lines))).toBeGreaterThan(50);
    expect(median(code.map(({ lines }) => lines))).toBeLessThan(75);
    expect(Math.max(...code.map(({ lines }) => lines))).toBeGreaterThan(1_000);
  });

  test("has five to twelve imports in most files, and every way to write one", () => {
    const code = sources.filter(({ kind }) => kind === "code" || kind === "component");
    const usual = code.filter(({ imports }) => imports.length >= 5 && imports.length <= 12);
    expect(usual.length / code.length).toBeGreaterThan(0.8);
    const forms = new Set(sources.flatMap(({ imports }) => imports.map(({ form }) => form)));
    expect([...forms].sort()).toEqual(
      "all default dynamic named namespace re-export re-export-type require side-effect type type-query".split(
        " ",
      ),
    );
  });

  test("has modules that use each other only through what they offer, but for what is planted", () => {
    const between = [...importsBetween(modules).values()].reduce((sum, count) => sum + count, 0);
    expect(between).toBeGreaterThan(1_000);
  });
});
