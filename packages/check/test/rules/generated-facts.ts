import type { Import, Survey, SurveyedFile } from "@ashlar/survey";
import fc from "fast-check";
import { ashlarModules } from "../../src/ashlar/ashlar-modules.js";
import type { ModuleDefinition } from "../../src/modules/module-definition.js";
import { fileImports } from "../../src/modules/module-dependencies.js";
import { moduleMap } from "../../src/modules/module-map.js";
import type { RuleFacts } from "../../src/rules/facts.js";
import { filePattern } from "../../src/settings/file-pattern.js";

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

interface FileSketch {
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

const isTest = filePattern(["**/*.test.ts"]);

/** The facts of a repository with the modules that its boundaries.yaml lists. */
export function factsOf(sketched: Sketch, names: readonly string[]): RuleFacts {
  const folders = foldersOf(sketched, names);
  return facts(sketched, names, folders, () => definitions(sketched, names, folders));
}

/** The facts of the same repository when it is an Ashlar project. */
export function ashlarFactsOf(sketched: Sketch, names: readonly string[]): RuleFacts {
  const folders = sketched.modules.map((_, index) => `modules/${names[index]}`);
  return facts(sketched, names, folders, (survey) => ashlarModules(survey, folders, isTest));
}

function facts(
  sketched: Sketch,
  names: readonly string[],
  folders: readonly string[],
  define: (survey: Survey) => readonly ModuleDefinition[],
): RuleFacts {
  const survey = surveyOf(sketched, names, folders);
  const modules = moduleMap(define(survey));
  const exhaustive = (path: string) => path.includes("/");
  return { survey, modules, imports: fileImports(survey, isTest), isTest, exhaustive };
}

function foldersOf({ modules }: Sketch, names: readonly string[]): readonly string[] {
  const folders: string[] = [];
  for (const [index, { isNested }] of modules.entries()) {
    const parent = isNested && index > 0 ? folders[index - 1] : "src";
    folders.push(`${parent}/${names[index]}`);
  }
  return folders;
}

function definitions(
  { modules }: Sketch,
  names: readonly string[],
  folders: readonly string[],
): readonly ModuleDefinition[] {
  const named = (numbers: readonly number[] | undefined) =>
    numbers && new Set(numbers.map((one) => names[one]!));
  return modules.map(({ publicFiles, dependsOn, visibleTo, isLayered }, index) => {
    const folder = folders[index]!;
    const of = (...patterns: readonly string[]) => filePattern(patterns, folder);
    const entries = { text: "index.ts", matches: of("index.ts"), to: undefined };
    const offered = {
      all: undefined,
      index: [entries],
      "index and some": [entries, { text: "data", matches: of("data"), to: named([0, 1])! }],
      none: [],
    };
    return {
      name: names[index]!,
      folders: [folder],
      publicFiles: offered[publicFiles],
      dependsOn: named(dependsOn),
      visibleTo: named(visibleTo),
      layers: isLayered
        ? [
            { name: "domain", matches: of("domain", "order.ts"), pure: true },
            { name: "data", matches: of("data"), pure: false },
          ]
        : [],
    };
  });
}

function surveyOf({ files, imports }: Sketch, names: readonly string[], folders: readonly string[]): Survey {
  const pathOf = ({ module, path }: FileSketch) => `${folders[module] ?? `src/outside`}/${path}`;
  const paths = [...new Set(files.map(pathOf))];
  const unread = files.filter(({ readable, impurities }) => !readable && impurities.length > 1).map(pathOf);
  const read = new Map<string, SurveyedFile>();
  for (const file of files) {
    const path = pathOf(file);
    if (!unread.includes(path))
      read.set(path, surveyedFile(file, path, importsOf(path, imports, paths), names));
  }
  const skipped = unread.map((path) => ({ path, reason: "syntax", message: "it breaks off" }) as const);
  return { root: "/repository", paths, files: read, packages: [], skipped };
}

function importsOf(
  path: string,
  imports: readonly ImportSketch[],
  paths: readonly string[],
): readonly Import[] {
  const at = (index: number) => paths[index % paths.length]!;
  return imports.flatMap(({ from, to, kind, typeOnly, names }, index) => {
    if (at(from) !== path) return [];
    const specifier = `/${at(to)}`;
    const place = { line: index + 1, column: 1, endColumn: specifier.length + 3 };
    return [
      {
        from: path,
        to: { kind: "file", path: at(to) },
        specifier,
        kind,
        typeOnly,
        names,
        at: place,
      } as const,
    ];
  });
}

function surveyedFile(
  { tables, sharedState, impurities, decides, changes }: FileSketch,
  path: string,
  imports: readonly Import[],
  names: readonly string[],
): SurveyedFile {
  const at = { line: 99, column: 1, endColumn: 2 };
  const uses = imports.flatMap(({ specifier }) =>
    changes.map((imported) => ({ specifier, imported, members: ["set"], writes: false, at })),
  );
  return {
    path,
    imports,
    directives: [],
    details: {
      tables: tables.map(({ schema, ...one }) => ({
        ...one,
        at,
        schema: schema === undefined ? undefined : names[schema],
      })),
      sharedState: sharedState.map((one) => ({ ...one, at })),
      impurities: impurities.map((what) => ({ what, at })),
      makers: decides ? [{ name: "entity", specifier: "@ashlar/core" }] : [],
      uses,
    },
  };
}
