import type { PlannedFile } from "./files.ts";
import type { Offer, PlannedImport } from "./import.ts";
import { importDraft, type WantedImport } from "./import-draft.ts";
import type { PlannedModule } from "./modules.ts";
import { browserPackages, commonPackages, serverPackages, testRunner } from "./packages.ts";
import type { Random } from "./random.ts";
import type { Exporting } from "./re-exports.ts";
import { aliasSpecifier, relativeSpecifier } from "./specifier.ts";
import { importOf, importOfNode, importOfPackage } from "./wanted-import.ts";

/** What a file can import. */
export interface Surroundings {
  readonly module: PlannedModule;
  /** The files of its module that come before it. */
  readonly before: readonly Exporting[];
  /** What the modules that its module depends on offer to all files, and to tests besides. */
  readonly offers: readonly Offer[];
  readonly testOffers: readonly Offer[];
}

/** Decides what a file imports: from its own folder, its module, other modules, packages and Node. */
export function planImports(
  file: PlannedFile,
  around: Surroundings,
  random: Random,
): readonly PlannedImport[] {
  const draft = importDraft(file);
  if (file.kind === "test") draft.add(...testImports(file, around, random));
  const wanted = importCount(file, random);
  // Not every attempt finds something that is not imported yet.
  for (let attempt = 0; attempt < 6 * wanted && draft.imports.length < wanted; attempt++) {
    draft.add(anImport(file, around, random));
  }
  if (file.kind === "component" && random.chance(0.3)) draft.add(asset(file, "module.css", "styles"));
  if (file.kind === "code" && random.chance(0.03)) draft.add(asset(file, "json", "data"));
  return draft.imports;
}

/** Five to twelve for most files; small files and files of types have fewer, the start of an app has more. */
function importCount({ kind, lines }: PlannedFile, random: Random): number {
  if (kind === "entry") return random.between(12, 20);
  if (kind === "types") return random.between(1, 4);
  const wanted = Math.round((random.between(5, 12) + random.between(5, 12)) / 2);
  return Math.min(wanted, Math.max(2, Math.floor(lines / 5)));
}

function anImport(file: PlannedFile, around: Surroundings, random: Random): WantedImport | undefined {
  const where = random.between(1, 100);
  if (where <= 34) return fromModule(file, inFolder(file, around), around, random);
  if (where <= 64) return fromModule(file, inOtherFolders(file, around, random), around, random);
  if (where <= 76) return fromOtherModules(file, around, random);
  if (where <= 95) return importOfPackage(file.kind, random.pick(packagesFor(around.module)), random);
  return around.module.userInterface ? undefined : importOfNode(random);
}

const inFolder = ({ folder }: PlannedFile, { before }: Surroundings) =>
  before.filter((other) => other.folder === folder && other.kind !== "barrel");

/** Where a folder has a barrel, the barrel is passed by in half of the cases. */
function inOtherFolders({ uses }: PlannedFile, { before }: Surroundings, random: Random): Exporting[] {
  const used = before.filter(({ folder, kind }) => uses.includes(folder) && kind !== "test");
  const barrels = used.filter(({ kind }) => kind === "barrel");
  return barrels.length > 0 && random.chance(0.5) ? barrels : used.filter(({ kind }) => kind !== "barrel");
}

function fromModule(
  file: PlannedFile,
  candidates: readonly Exporting[],
  { module }: Surroundings,
  random: Random,
): WantedImport | undefined {
  if (candidates.length === 0) return undefined;
  const { path, folder, values, types } = random.pick(candidates);
  const aliased = module.alias !== undefined && folder !== file.folder && random.chance(0.7);
  const specifier = aliased ? aliasSpecifier(path, module) : relativeSpecifier(file.folder, path, module);
  return importOf(file.kind, { specifier, to: { file: path }, values, types }, random);
}

/** What a module is built on, its lower levels, seldom needs other modules. */
function fromOtherModules(
  { kind, level }: PlannedFile,
  { offers }: Surroundings,
  random: Random,
): WantedImport | undefined {
  if (offers.length === 0 || (level < 2 && random.chance(0.8))) return undefined;
  return importOf(kind, random.pick(offers), random);
}

const packagesFor = ({ userInterface }: PlannedModule) => [
  ...commonPackages,
  ...(userInterface ? browserPackages : serverPackages),
];

/** The test runner, what is tested, and something that another module offers to tests. */
function testImports(file: PlannedFile, around: Surroundings, random: Random): WantedImport[] {
  const { module, before, testOffers } = around;
  const subject = before.find(({ concept, kind }) => kind !== "test" && concept === file.concept)!;
  const specifier = relativeSpecifier(file.folder, subject.path, module);
  const named = (offer: Offer): WantedImport => ({ ...offer, form: "named", types: [] });
  return [
    named({ ...testRunner, specifier: testRunner.name, to: { package: testRunner.name } }),
    named({ ...subject, specifier, to: { file: subject.path } }),
    ...random.some(testOffers, 1).map(named),
  ];
}

/** A file beside it that is not code. */
function asset({ folder, concept }: PlannedFile, extension: string, local: string): WantedImport {
  const name = `${concept}.${extension}`;
  return {
    form: "default",
    specifier: `./${name}`,
    to: { file: `${folder}/${name}` },
    values: [local],
    types: [],
  };
}
