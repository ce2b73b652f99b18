import { posix } from "node:path";
import { AshlarError } from "@ashlar/core/errors";
import { type Survey, sourceLanguage } from "@ashlar/survey";
import type { Layer, ModuleDefinition, PublicFiles } from "../modules/module-definition.js";
import type { Boundaries } from "./boundaries.js";
import { filePattern, inFolders } from "./file-pattern.js";
import type { LoadedBoundaries } from "./load-boundaries.js";

type Written = NonNullable<Boundaries["modules"]>[string];

/**
 * The modules that boundaries.yaml lists. In a project whose modules are known by convention (`known`), an entry without a path
 * adds to the module of that name.
 *
 * @throws AshlarError `ASH_BOUNDARIES_VALUE` when a module has no folder, or names one that does not exist.
 */
export function configuredModules(
  { value: boundaries, placeOf }: LoadedBoundaries,
  survey: Survey,
  known: readonly ModuleDefinition[],
): readonly ModuleDefinition[] {
  const refuse: Refuse = (path, message) => {
    throw new AshlarError("ASH_BOUNDARIES_VALUE", { message, at: placeOf(["modules", ...path]) });
  };
  const written = Object.entries(boundaries.modules ?? {});
  const names = new Set([...known.map(({ name }) => name), ...written.map(([name]) => name)]);
  const added = new Map(
    written.map(([name, one]) => [name, define(name, one, boundaries, survey, known, refuse)]),
  );
  for (const [name, one] of written) {
    for (const [key, others] of Object.entries(namedBy(one))) {
      const unknown = others.find((other) => !names.has(other));
      if (unknown !== undefined)
        refuse([name, key], `modules.${name}.${key} names "${unknown}", which is no module.`);
    }
  }
  const all = [...known.filter(({ name }) => !added.has(name)), ...added.values()];
  refuseSharedFolders(all, refuse);
  return all;
}

function define(
  name: string,
  written: Written,
  boundaries: Boundaries,
  survey: Survey,
  known: readonly ModuleDefinition[],
  refuse: Refuse,
): ModuleDefinition {
  const convention = known.find((module) => module.name === name);
  const folders = written.path?.map(folderOf) ?? convention?.folders;
  if (!folders || folders.length === 0) return refuse([name], `modules.${name} has no path.`);
  for (const folder of folders) {
    if (folder.startsWith("..") || posix.isAbsolute(folder)) {
      refuse([name, "path"], `modules.${name}: the path ${folder} leads out of the repository.`);
    }
    const exists =
      folder === "" || survey.paths.some((path) => path === folder || path.startsWith(`${folder}/`));
    if (!exists) refuse([name, "path"], `modules.${name}: there is nothing at ${folder}.`);
  }
  const layers = written.layers ?? boundaries.layers;
  return {
    name,
    folders,
    publicFiles: written.public
      ? written.public.map((one) => publicFiles(one, folders))
      : (convention?.publicFiles ?? entriesOf(folders, survey)),
    dependsOn: written.dependsOn && new Set(written.dependsOn),
    visibleTo: written.visibleTo && new Set(written.visibleTo),
    layers: layers ? layers.map((layer) => layerIn(layer, folders)) : (convention?.layers ?? []),
  };
}

/** A folder as boundaries.yaml names it, relative to the root and without a slash at its end. */
export function folderOf(path: string): string {
  const folder = posix.normalize(path).replace(/^\.\/|\/$/g, "");
  return folder === "." ? "" : folder;
}

function publicFiles(
  written: string | { readonly files: readonly string[]; readonly to: readonly string[] },
  folders: readonly string[],
): PublicFiles {
  const { files, to } = typeof written === "string" ? { files: [written], to: undefined } : written;
  return { text: files.join(", "), matches: within(folders, files), to: to && new Set(to) };
}

function layerIn(layer: NonNullable<Boundaries["layers"]>[number], folders: readonly string[]): Layer {
  return { name: layer.name, matches: within(folders, layer.files), pure: layer.pure ?? false };
}

function within(folders: readonly string[], patterns: readonly string[]): (path: string) => boolean {
  const tests = folders.map((folder) => filePattern(patterns, folder));
  return (path) => tests.some((matches) => matches(path));
}

/** What a module offers when nobody has said: the entries of its packages, or its index or contract; else everything. */
export function entriesOf(folders: readonly string[], survey: Survey): readonly PublicFiles[] | undefined {
  const packaged = survey.packages
    .filter(({ folder }) => folders.includes(folder))
    .flatMap(({ entries }) => entries);
  const named = folders.flatMap((folder) =>
    ["", "src"].flatMap((below) =>
      ["index", "contract"].flatMap((name) =>
        ["ts", "tsx", "mts", "cts", "js", "mjs", "cjs"].map((ending) =>
          posix.join(folder, below, `${name}.${ending}`),
        ),
      ),
    ),
  );
  const entries = new Set(packaged.length > 0 ? packaged : named.filter((path) => survey.files.has(path)));
  if (entries.size === 0) return undefined;
  const sources = [...entries].filter((path) => sourceLanguage(path) !== undefined);
  const text = sources.map((path) =>
    posix.relative(folders.find((folder) => inFolders([folder])(path)) ?? "", path),
  );
  return [{ text: text.sort().join(" or "), matches: (path) => entries.has(path), to: undefined }];
}

function refuseSharedFolders(modules: readonly ModuleDefinition[], refuse: Refuse): void {
  const owners = new Map<string, string>();
  for (const { name, folders } of modules) {
    for (const folder of folders) {
      const other = owners.get(folder);
      if (other !== undefined)
        refuse(
          [name, "path"],
          `The modules "${other}" and "${name}" have the same folder, ${folder === "" ? "." : folder}.`,
        );
      owners.set(folder, name);
    }
  }
}

/** The other modules that an entry names, by the key that names them. */
function namedBy({
  dependsOn = [],
  visibleTo = [],
  public: files = [],
}: Written): Record<string, readonly string[]> {
  return { dependsOn, visibleTo, public: files.flatMap((one) => (typeof one === "string" ? [] : one.to)) };
}

/** Ends the reading of a module's entry, at a key of it. */
type Refuse = (path: readonly string[], message: string) => never;
