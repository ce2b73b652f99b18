import { fileURLToPath } from "node:url";
import { dependencyCruiserConfiguration } from "../../check/rules/dependency-cruiser.ts";
import { violationOf } from "../../check/violation.ts";

const installed = (path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
const program = installed("dependency-cruiser/bin/dependency-cruiser.mjs");
const configurationFile = ".dependency-cruiser.json";

/**
 * dependency-cruiser on its fastest settings: `metadata`, which asks git what has changed, takes less time than
 * hashing every file (`content`), and a cache that is not compressed less than one that is.
 *
 * @param {{ cycles: boolean }} rules whether to look for cycles, which is more than half of its work
 * @returns {import("../../check/contestant.ts").Checker}
 */
export function cruise({ cycles }) {
  const command = (...options) => [program, "--config", configurationFile, ...options, "packages", "apps"];
  return {
    configuration: (plan) => new Map([[configurationFile, dependencyCruiserConfiguration(plan, { cycles })]]),
    checking: (cache) =>
      cache === undefined
        ? command("--output-type", "err")
        : command("--output-type", "err", "--cache", cache, "--cache-strategy", "metadata"),
    exploring: command("--output-type", "json"),
    found,
    // It needs Node 22. Where the bench itself runs on it, so does ours, and both have the same.
    node: Number.parseInt(process.versions.node, 10) >= 22 ? process.execPath : installed("node/bin/node"),
    leavesOut: cycles ? [] : ["cycle"],
  };
}

/** @returns {import("../../check/contestant.ts").Found} */
function found(stdout) {
  const { modules, summary } = JSON.parse(stdout);
  const own = modules.filter(({ source }) => /^(packages|apps)\//.test(source));
  return {
    violations: new Set(summary.violations.map((violation) => violationOf(planted(violation)))),
    files: own.filter(({ source }) => /\.tsx?$/.test(source)).length,
    graph: {
      edges: new Set(
        own.flatMap(({ source, dependencies }) =>
          dependencies
            .filter(({ resolved }) => /^(packages|apps)\//.test(resolved))
            .map(({ resolved }) => `${source} -> ${resolved}`),
        ),
      ),
    },
    exitCode: summary.error,
  };
}

const moduleOf = (path) => path.split("/")[1];

/** The rules are named after what they find. */
function planted({ rule, from, to, cycle }) {
  switch (rule.name) {
    case "private-import":
      return { kind: "private-import", file: from, to };
    case "undeclared-dependency":
      return { kind: "undeclared-dependency", file: from, toModule: moduleOf(to) };
    case "cycle":
      return { kind: "cycle", modules: [...new Set(cycle.map(({ name }) => moduleOf(name)))].sort() };
    case "unlisted-file":
      return { kind: "unlisted-file", file: from };
    default:
      throw new Error(`it found a violation of ${rule.name}, which is no rule`);
  }
}
