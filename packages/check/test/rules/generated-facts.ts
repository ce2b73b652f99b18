import type { Import, Survey, SurveyedFile } from "@ashlar/survey";
import { ashlarModules } from "../../src/ashlar/ashlar-modules.js";
import type { ModuleDefinition } from "../../src/modules/module-definition.js";
import { fileImports } from "../../src/modules/module-dependencies.js";
import { moduleMap } from "../../src/modules/module-map.js";
import type { RuleFacts } from "../../src/rules/facts.js";
import { filePattern } from "../../src/settings/file-pattern.js";
import type { FileSketch, ImportSketch, Sketch } from "./sketch.js";

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
  const broken = files.filter(({ readable, impurities }) => !readable && impurities.length > 1);
  const unread = [...new Set(broken.map(pathOf))];
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
  return imports.flatMap(({ from, to, kind, typeOnly, names, as }, index) => {
    if (at(from) !== path) return [];
    const specifier = `/${at(to)}`;
    const isRenaming = kind === "re-export" && as.length > 0 && as.length === names.length;
    const one: Import = {
      from: path,
      to: { kind: "file", path: at(to) },
      specifier,
      kind,
      typeOnly,
      names,
      ...(isRenaming && { as }),
      at: { line: index + 1, column: 1, endColumn: specifier.length + 3 },
    };
    return [one];
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
      makers: decides ? [{ name: "entity", specifier: "@ashlar/core", keys: [] }] : [],
      uses,
    },
  };
}
