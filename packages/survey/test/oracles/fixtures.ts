import { fileURLToPath } from "node:url";
import type { RepositoryContents } from "./temporary-repository.ts";

// What Git would not keep for the fixtures: their node_modules.

const folder = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** Eight unbuilt packages and two applications of a monorepo. */
export const workspaces: RepositoryContents = {
  copies: { ".": folder("workspaces") },
  links: {
    "node_modules/@harbor/cli": "../../packages/cli",
    "node_modules/@harbor/core": "../../packages/core",
    "node_modules/@harbor/legacy-tariffs": "../../packages/legacy-tariffs",
    "node_modules/@harbor/queue": "../../packages/queue",
    "node_modules/@harbor/schema": "../../packages/schema",
    "node_modules/@harbor/time": "../../packages/time",
    "node_modules/@harbor/ui": "../../packages/ui",
    "node_modules/@harbor/wire": "../../packages/wire",
    "node_modules/@types/node": fileURLToPath(
      new URL("../../../../node_modules/@types/node", import.meta.url),
    ),
  },
};

/** Applications and libraries with several tsconfigs each, sharing what they extend. */
export const nestedTsconfigs: RepositoryContents = {
  copies: { ".": folder("nested-tsconfigs") },
  files: {
    "node_modules/@tsconfig/strictest/tsconfig.json": JSON.stringify({
      compilerOptions: { strict: true, skipLibCheck: true },
    }),
    "node_modules/@house/tsconfig/package.json": JSON.stringify({
      name: "@house/tsconfig",
      version: "3.0.0",
    }),
    "node_modules/@house/tsconfig/service.json": JSON.stringify({ compilerOptions: { lib: ["es2023"] } }),
    "node_modules/@house/tsconfig/tsconfig.json": JSON.stringify({
      extends: "./service.json",
      compilerOptions: {
        module: "preserve",
        noEmit: true,
        paths: { "@house/*": ["${configDir}/src/house/*"] },
      },
    }),
  },
};

/** One application with every kind of alias and every kind of import. */
export const aliases: RepositoryContents = {
  copies: { ".": folder("aliases") },
  files: {
    "node_modules/config/package.json": JSON.stringify({
      name: "config",
      version: "4.0.0",
      main: "lib/config.js",
    }),
    "node_modules/config/lib/config.js": "module.exports = {};",
    "node_modules/left-trim/index.js": "module.exports = (text) => text.trimStart();",
    "node_modules/lodash-es/package.json": JSON.stringify({
      name: "lodash-es",
      type: "module",
      types: "index.d.ts",
    }),
    "node_modules/lodash-es/index.d.ts":
      "export declare const chunk: <T>(items: T[], size: number) => T[][];",
  },
};
