import { describe, expect, test } from "vitest";
import { releases } from "../../src/history/releases.ts";

const count = (...names: readonly string[]) =>
  releases(
    names.map((name) => ({ name, at: 10 })),
    0,
    100,
  );

describe("releases of the product", () => {
  test.each([
    [["v1.0.0", "v1.1.0", "v2.0.0"], 3],
    [["1.0", "2024.05.1", "release-7", "release/2024.06", "prod-20240531", "r12"], 6],
    [["v1.0.0", "@acme/a@1.0.1", "@acme/b@1.0.1", "a-v2.0.0"], 1],
    [["shop-1.0.0", "shop-1.1.0"], 2],
    [["v1.0.0", "1.0.0"], 1],
    [["v1.0.0-rc.1", "v1.0.0-beta", "v1.0.0-SNAPSHOT", "v1.0.0.alpha2", "v1.0.0-next.3"], 0],
    [["v1.0.0.RELEASE", "5.0.0.Final"], 2],
    [["nightly", "latest", "stable", "some-idea", "backup-before-merge"], 0],
    [[], 0],
  ])("%j are %i", (names, expected) => {
    expect(count(...names)).toEqual({ count: expected, packages: 0 });
  });

  test("cannot be counted where only packages are tagged", () => {
    expect(count("@acme/a@1.0.0", "@acme/a@1.0.1", "@acme/b@1.0.0", "lib/c/v1.2.0")).toEqual({
      count: 0,
      packages: 3,
    });
  });

  test("are those of the period", () => {
    const tags = [1, 2, 3, 4].map((at) => ({ name: `v${at}.0`, at }));
    expect(releases(tags, 1, 3).count).toBe(2);
  });

  test("of one product are still its own when they are older than the period", () => {
    const tags = [
      { name: "v1.0", at: 1 },
      { name: "a@1.0.0", at: 9 },
    ];
    expect(releases(tags, 5, 10)).toEqual({ count: 0, packages: 0 });
  });
});
