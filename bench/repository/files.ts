import { dirname } from "node:path/posix";
import type { PlannedModule } from "./modules.ts";
import type { Random } from "./random.ts";
import { areasByLevel, camelCase, nouns, pascalCase, roles, widgets } from "./vocabulary.ts";

/**
 * - `code`       functions, classes and types
 * - `component`  a function that answers JSX
 * - `types`      nothing that is left at run time
 * - `barrel`     an area's `index.ts`: re-exports only
 * - `entry`      what a package offers to others, or where an app starts
 * - `test`       beside what it tests
 */
export type FileKind = "code" | "component" | "types" | "barrel" | "entry" | "test";

/** A TypeScript file before it is known what it imports. */
export interface PlannedFile {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly kind: FileKind;
  /** From 0, who knows nobody, to the entry, who knows everybody. */
  readonly level: number;
  readonly folder: string;
  /** The other folders of its module that it imports from. */
  readonly uses: readonly string[];
  /** What it is about, such as `price-list`; once per module. */
  readonly concept: string;
  /** The names that it exports for others to import. */
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** About how many lines it will have. */
  readonly lines: number;
}

/** Decides which files a module has, in an order in which each imports only those before it. */
export function planFiles(module: PlannedModule, random: Random): PlannedFile[] {
  const source = `${module.folder}/src`;
  const concepts = conceptsOf(random);
  const last = areasByLevel.length;
  const areas = planAreas(module.files - 1 - Number(module.testing), source, random);
  const uses = areas.map(({ folder }) => folder);
  const entry = entryFile(module, last + 1, uses, random);
  const testing = module.testing ? [testingFile(module, last, uses, random)] : [];
  const files = areas.flatMap((area) => planArea(area, module, concepts, random));
  const isTest = ({ kind }: PlannedFile) => kind === "test";
  return [...files.filter((file) => !isTest(file)), ...testing, entry, ...files.filter(isTest)];
}

/** Where an app starts, or what a package offers. */
function entryFile(
  { folder, tier, userInterface, name }: PlannedModule,
  level: number,
  uses: readonly string[],
  random: Random,
): PlannedFile {
  const file = tier !== "app" ? "index.ts" : userInterface ? "main.tsx" : "main.ts";
  return {
    path: `${folder}/src/${file}`,
    kind: "entry",
    level,
    folder: `${folder}/src`,
    uses,
    concept: `${name}-${tier === "app" ? "app" : "module"}`,
    values: [],
    types: [],
    lines: random.between(60, 160),
  };
}

/** What a package offers to the tests of others. */
function testingFile(
  { folder, name }: PlannedModule,
  level: number,
  uses: readonly string[],
  random: Random,
): PlannedFile {
  const area = { folder: `${folder}/src`, name: "testing", level, uses, files: 1 };
  return { ...codeFile(area, "code", `${name}-testing`, random), path: `${folder}/src/testing.ts` };
}

interface Area {
  readonly folder: string;
  readonly name: string;
  readonly level: number;
  /** The folders that its files import from. */
  readonly uses: readonly string[];
  readonly files: number;
}

/**
 * Folders of 4 to 18 files, ordered by level; a third of them lies inside another of the same level. Each uses only a
 * few of those below, as code does: what a file reaches in the end is a part of its module.
 */
function planAreas(files: number, source: string, random: Random): Area[] {
  const areas: Omit<Area, "uses">[] = [];
  const taken = new Set<string>();
  for (let left = files; left > 0; ) {
    const wanted = random.between(4, 18);
    const size = left - wanted < 4 ? left : wanted;
    const level = random.between(0, areasByLevel.length - 1);
    const parents = areas.filter((area) => area.level === level);
    const parent = parents.length > 0 && random.chance(0.35) ? random.pick(parents) : undefined;
    const within = parent?.folder ?? source;
    const usual = parent ? [] : areasByLevel[level]!.filter((one) => !taken.has(`${within}/${one}`));
    const name = usual.length > 0 ? random.pick(usual) : freeName(taken, within, random);
    const folder = `${within}/${name}`;
    taken.add(folder);
    areas.push({ folder, name, level, files: size });
    left -= size;
  }
  return areas
    .toSorted((a, b) => a.level - b.level)
    .map((area) => {
      const below = areas.filter(({ level }) => level < area.level).map(({ folder }) => folder);
      return { ...area, uses: random.some(below, random.between(0, 2)) };
    });
}

function freeName(taken: ReadonlySet<string>, within: string, random: Random): string {
  for (;;) {
    const [one, other] = [random.pick(nouns), random.pick(nouns)];
    const name = [one, `${one}-${other}`].find((candidate) => !taken.has(`${within}/${candidate}`));
    if (name !== undefined) return name;
  }
}

/** An area's files: a fifth are tests; most areas that are large enough have a barrel. */
function planArea(area: Area, module: PlannedModule, concepts: Concepts, random: Random): PlannedFile[] {
  const barrel = area.files >= 4 && random.chance(0.7);
  const tests = Math.floor((area.files - Number(barrel)) * 0.22);
  const shows = module.userInterface && area.level === areasByLevel.length - 1;
  const code = Array.from({ length: area.files - Number(barrel) - tests }, (_, at) => {
    // There is nothing to test in a file of types.
    const types = at >= tests && random.chance(0.08);
    const kind = types ? "types" : shows && random.chance(0.8) ? "component" : "code";
    return codeFile(area, kind, concepts.next(kind), random);
  });
  return [
    ...code,
    ...(barrel ? [barrelOf(area)] : []),
    ...code.slice(0, tests).map((subject) => testFile(subject, random)),
  ];
}

function codeFile(
  { folder, level, uses }: Area,
  kind: FileKind,
  concept: string,
  random: Random,
): PlannedFile {
  const [value, type] = [camelCase(concept), pascalCase(concept)];
  const names =
    kind === "component"
      ? { values: [type], types: [`${type}Props`] }
      : { values: kind === "types" ? [] : [value, `${value}Defaults`], types: [type, `${type}Options`] };
  const lines = Math.min(1500, Math.max(10, Math.round(random.logNormal(kind === "types" ? 30 : 64, 0.95))));
  const path = `${folder}/${concept}.${kind === "component" ? "tsx" : "ts"}`;
  return { path, kind, level, folder, uses, concept, lines, ...names };
}

const barrelOf = ({ folder, level, uses, name, files }: Area): PlannedFile => ({
  path: `${folder}/index.ts`,
  kind: "barrel",
  level,
  folder,
  uses,
  concept: name,
  values: [],
  types: [],
  lines: files,
});

const testFile = (subject: PlannedFile, random: Random): PlannedFile => ({
  ...subject,
  path: subject.path.replace(/\.tsx?$/, (extension) => `.test${extension}`),
  folder: dirname(subject.path),
  kind: "test",
  values: [],
  types: [],
  lines: Math.min(900, Math.max(15, Math.round(random.logNormal(55, 0.8)))),
});

interface Concepts {
  next(kind: FileKind): string;
}

/** Names files; never two of a module alike, so that a barrel can re-export all of them. */
function conceptsOf(random: Random): Concepts {
  const taken = new Set<string>();
  return {
    next(kind) {
      const suffixes = kind === "component" ? widgets : roles;
      for (let attempt = 0; ; attempt++) {
        const things = attempt < 20 ? [random.pick(nouns)] : [random.pick(nouns), random.pick(nouns)];
        const name = [...things, random.pick(suffixes)].join("-");
        if (taken.has(name)) continue;
        taken.add(name);
        return name;
      }
    },
  };
}
