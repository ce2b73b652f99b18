import { describe, expect, it } from "vitest";
import type { Capability } from "../../src/readiness/capability.js";
import { readinessOf } from "../../src/readiness/readiness-of.js";
import { repository } from "./in-memory.js";

const byCode: readonly Capability[] = ["testing", "observability", "resilience"];

const strengthsOf = (files: Readonly<Record<string, string>>) => {
  const readiness = readinessOf(repository(files));
  return byCode.map((name) => readiness.find(({ capability }) => capability === name)?.strength);
};

const workflow = { ".github/workflows/ci.yml": "on: push\njobs:\n  t:\n    steps:\n      - run: mix test\n" };

describe("what is not seen", () => {
  it("says nothing where most of the code is in another language, beside a little JavaScript", () => {
    const phoenix = {
      ...workflow,
      "mix.exs": "defmodule A.MixProject do\nend\n",
      "lib/a.ex": "defmodule A do\nend\n",
      "lib/b.ex": "defmodule B do\nend\n",
      "assets/package.json": '{ "dependencies": { "topbar": "1.0.0" } }',
      "assets/js/app.js": "import topbar from 'topbar'",
    };
    expect(strengthsOf(phoenix)).toEqual(["not-available", "not-available", "not-available"]);
  });

  it("says nothing where there is no code", () => {
    expect(strengthsOf({ ...workflow, "charts/redis/Chart.yaml": "name: redis\n" })).toEqual([
      ...["not-available", "not-available", "not-available"],
    ]);
  });

  it("is missing where the code is read", () => {
    const node = { ...workflow, "package.json": "{}", "src/a.ts": "export const a = 1;" };
    expect(strengthsOf(node)).toEqual(["none", "none", "none"]);
  });
});
