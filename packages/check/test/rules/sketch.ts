import type { Import } from "@ashlar/survey";
import fc from "fast-check";

/**
 * A made-up repository in which modules are numbers. Their names come in only when facts are made of it, so that a test can
 * name them otherwise.
 */
export interface Sketch {
  readonly modules: readonly ModuleSketch[];
  readonly files: readonly FileSketch[];
  /** Files outside of all modules come after those of the modules. */
  readonly imports: readonly ImportSketch[];
}

interface ModuleSketch {
  /** Lies within the module before it, where there is one. */
  readonly isNested: boolean;
  readonly publicFiles: "all" | "index" | "index and some" | "none";
  readonly dependsOn: readonly number[] | undefined;
  readonly visibleTo: readonly number[] | undefined;
  readonly isLayered: boolean;
}

export interface FileSketch {
  /** The number of its module; beyond the last one, outside of all. */
  readonly module: number;
  readonly path: string;
  readonly readable: boolean;
  readonly tables: readonly {
    readonly table: string;
    readonly schema: number | undefined;
    readonly role: "declares" | "uses";
  }[];
  readonly sharedState: readonly {
    readonly name: string;
    readonly kind: "variable" | "collection" | "global";
    readonly changed: boolean;
  }[];
  readonly impurities: readonly string[];
  readonly decides: boolean;
  /** The names of its imports that it changes. */
  readonly changes: readonly string[];
}

export interface ImportSketch {
  readonly from: number;
  readonly to: number;
  readonly kind: Import["kind"];
  readonly typeOnly: boolean;
  readonly names: readonly string[];
  /** Of a re-export: what it calls them. */
  readonly as: readonly string[];
}

const paths = [
  "index.ts",
  "order.ts",
  "domain/price.ts",
  "data/rows.ts",
  "data/order.test.ts",
  "contract.ts",
  "module.ts",
];
const number = fc.nat({ max: 4 });
const some = <Value>(of: fc.Arbitrary<Value>, maxLength: number) => fc.array(of, { maxLength });

const moduleSketch: fc.Arbitrary<ModuleSketch> = fc.record({
  isNested: fc.boolean(),
  publicFiles: fc.constantFrom("all", "index", "index and some", "none"),
  dependsOn: fc.option(some(number, 3), { nil: undefined }),
  visibleTo: fc.option(some(number, 3), { nil: undefined }),
  isLayered: fc.nat({ max: 3 }).map((one) => one > 0),
});

const name = fc.constantFrom("rates", "cache", "*");

const fileSketch: fc.Arbitrary<FileSketch> = fc.record({
  module: fc.oneof(fc.nat({ max: 1 }), number),
  path: fc.constantFrom(...paths),
  readable: fc.boolean(),
  tables: some(
    fc.record({
      table: fc.constantFrom("orders", "Lines"),
      schema: fc.option(number, { nil: undefined }),
      role: fc.constantFrom("declares", "uses"),
    }),
    3,
  ),
  sharedState: some(
    fc.record({
      name: fc.constantFrom("rates", "cache"),
      kind: fc.constantFrom("variable", "collection", "global"),
      changed: fc.boolean(),
    }),
    2,
  ),
  impurities: some(fc.constantFrom("Date.now()", "process.env"), 2),
  decides: fc.boolean(),
  changes: some(name, 1),
});

/** An import between two of the files. */
export const importSketch: fc.Arbitrary<ImportSketch> = fc.record({
  from: fc.nat(),
  to: fc.nat(),
  kind: fc.constantFrom("import", "re-export", "dynamic", "require", "type"),
  typeOnly: fc.boolean(),
  names: some(name, 2),
  as: some(name, 2),
});

/** Repositories of a few modules with all that rules look at. */
export const sketch: fc.Arbitrary<Sketch> = fc.record({
  modules: fc.array(moduleSketch, { minLength: 2, maxLength: 4 }),
  files: fc.uniqueArray(fileSketch, {
    minLength: 4,
    maxLength: 12,
    selector: ({ module, path }) => `${module} ${path}`,
  }),
  imports: fc.array(importSketch, { minLength: 2, maxLength: 20 }),
});

/** Names that differ also when only their letters are compared, as schemas are. */
export const moduleNames: fc.Arbitrary<readonly string[]> = fc.uniqueArray(
  fc.stringMatching(/^[a-z][a-zA-Z0-9-]{0,6}$/),
  { minLength: 5, maxLength: 5, selector: (one) => one.toLowerCase().replaceAll("-", "") },
);
