import type { RepositoryContents } from "./temporary-repository.ts";

// Applications whose tsconfigs nobody would write on purpose, but somebody has by accident. They keep clear of one oddity:
// under `rootDirs`, TypeScript takes `.` for a file beside the folder too.

/** The same numbers from 0 up to 1 for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sources = [
  "src/main.ts",
  "src/app.tsx",
  "src/app.spec.ts",
  "src/model.ts",
  "src/model/index.ts",
  "src/model/plant.model.ts",
  "src/model/plant.js",
  "src/model/water.mts",
  "src/model/earth.cts",
  "src/model/air.d.ts",
  "lib/index.ts",
  "lib/model.ts",
  "lib/deep/model/index.tsx",
  "generated/model.ts",
  "generated/model/plant.model.ts",
  "test/app.spec.ts",
];

const specifiers = [
  ...[
    "./model",
    "./model/",
    "./model.js",
    "./model/index.js",
    "./app",
    "./app.js",
    "./app.jsx",
    "../src/app",
  ],
  ...[
    "./plant.model",
    "./plant",
    "./plant.js",
    "./water.mjs",
    "./earth.cjs",
    "./air",
    "./air.js",
    "./main.ts",
  ],
  ...["./", "../", "../lib", "../lib/model", "../generated/model", "../src", "../../lib", "../model"],
  ...["@/model", "@/model.js", "@/model/plant.model", "@/app", "@/deep/model", "@/model/", "~/model", "~"],
  ...["model", "lib", "lib/model", "src/app", "plant.schema", "model-plant", "@/model/air", "deep/model"],
];

const patterns = ["@/*", "@/model/*", "@/model", "~/*", "~", "*", "*.schema", "model-*", "lib", "lib/*"];

const targets = (pattern: string): readonly string[] =>
  pattern.includes("*")
    ? [
        "./src/*",
        "./lib/*",
        "./src/model/*.model.ts",
        "./generated/*",
        "./nowhere/*",
        "${configDir}/lib/*",
        "./*",
      ]
    : [
        "./src/model",
        "./lib/index.ts",
        "./src/model.ts",
        "./nowhere.ts",
        "${configDir}/src/app.tsx",
        "./lib",
      ];

const includes = [
  "src",
  "src/**/*",
  "src/**/*.ts",
  "src/*",
  "lib",
  "test",
  "**/*.spec.ts",
  "**/*",
  "./lib",
  "generated",
];

const fixed = { module: "preserve", jsx: "preserve", allowJs: true, noEmit: true, types: [], noLib: true };

/** A repository of applications, each under `apps/<number>` and independent of the others. */
export function randomApplications(count: number, random: () => number): RepositoryContents {
  const chance = (likelihood: number): boolean => random() < likelihood;
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const some = <T>(values: readonly T[], most: number): readonly T[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => one(values))),
  ];
  const options = (): object => ({
    ...fixed,
    ...(chance(0.6) && {
      paths: Object.fromEntries(some(patterns, 4).map((pattern) => [pattern, some(targets(pattern), 3)])),
    }),
    ...(chance(0.1) && { paths: {} }),
    ...(chance(0.25) && { rootDirs: some(["./src", "./generated", "./lib"], 3) }),
  });
  const scope = (likelihood: number): object => ({
    ...(chance(likelihood) && { include: some(includes, 3) }),
    ...(chance(likelihood / 2) && { exclude: some(includes, 1) }),
    ...(chance(likelihood / 4) && { files: some(sources, 2).map((path) => `./${path}`) }),
  });
  const config = (bases: readonly string[], likelihood: number): object => ({
    ...(chance(0.5) && bases.length > 0 && { extends: chance(0.4) ? some(bases, 2) : one(bases) }),
    compilerOptions: options(),
    ...scope(likelihood),
  });
  const application = (): Readonly<Record<string, object>> => {
    const shared = ["../../tsconfig.base.json", "../../tsconfig.base", "./tsconfig.base.json"];
    const configs = {
      "tsconfig.base.json": config(["../../tsconfig.base.json"], 0.2),
      "tsconfig.app.json": config([...shared, "./tsconfig.spec.json"], 0.7),
      "tsconfig.spec.json": config(shared, 0.7),
    };
    const single = config(shared, 0.2);
    const solution = {
      ...single,
      ...(chance(0.7) && { files: [], include: [] }),
      references: some([{ path: "./tsconfig.app.json" }, { path: "./tsconfig.spec.json" }], 2),
    };
    return { ...configs, "tsconfig.json": chance(0.5) ? single : solution };
  };
  const text = (): string =>
    some(specifiers, 8)
      .map((specifier) => `import ${JSON.stringify(specifier)};\n`)
      .join("");
  const files: Record<string, string> = {
    "tsconfig.base.json": JSON.stringify({
      compilerOptions: options(),
    }),
  };
  for (let index = 0; index < count; index++) {
    for (const [name, json] of Object.entries(application()))
      files[`apps/${index}/${name}`] = JSON.stringify(json);
    for (const source of sources) if (chance(0.75)) files[`apps/${index}/${source}`] = text();
  }
  return { copies: {}, files };
}
