/** A layout by which a repository shows its modules. */
export interface ModuleConvention {
  /** For people: "the folders in modules/". */
  readonly says: string;
  /** Applies only where such a file is there. */
  readonly where?: RegExp;
  /** Folders that are modules; `*` stands for one part of a path. */
  readonly folders: readonly string[];
}

/** Files that make their folder a package of its own. */
export const packageManifest =
  /^(?:package\.json|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|pyproject\.toml|setup\.py|composer\.json|mix\.exs|[\w.-]+\.(?:gemspec|(?:cs|fs|vb)proj))$/;

/**
 * The layouts that are looked for, in this order; the first that finds two modules decides. After them come packages with a
 * manifest of their own, and last the folders in the main folder of the sources.
 */
export const explicitConventions: readonly ModuleConvention[] = [
  {
    says: "the folders in modules/",
    folders: [
      "modules/*",
      "src/modules/*",
      "app/modules/*",
      "lib/modules/*",
      "src/app/modules/*",
      "Modules/*",
      "src/Modules/*",
    ],
  },
  {
    says: "the folders in the domains, features or contexts folder",
    folders: [
      "domains/*",
      "src/domains/*",
      "src/features/*",
      "src/contexts/*",
      "contexts/*",
      "app/domains/*",
      "bounded_contexts/*",
    ],
  },
  {
    says: "the packs, components and engines",
    where: /^Gemfile$/,
    folders: ["packs/*", "components/*", "engines/*"],
  },
];

/** The same for what is looked for only after packages. */
export const laterConventions: readonly ModuleConvention[] = [
  {
    says: "the folders in apps/, services/, packages/ and libs/",
    folders: ["apps/*", "services/*", "packages/*", "libs/*"],
  },
  {
    says: "the services in src/services/",
    // Without images of their own they may be a layer.
    where: /^src\/[sS]ervices\/[^/]+\/(?:.*\/)?Dockerfile$/,
    folders: ["src/services/*", "src/Services/*"],
  },
  {
    says: "the folders in internal/, cmd/ and pkg/",
    where: /^go\.mod$/,
    folders: ["internal/*", "cmd/*", "pkg/*"],
  },
  { says: "the folders in app/", where: /^(?:Gemfile|config\/application\.rb)$/, folders: ["app/*"] },
];

/** Folders below the root of a repository or a package that hold no part of the product. */
export const noModule =
  /^(?:\..*|bench(?:marks?)?|bin|build|ci|conf(?:ig)?|coverage|data|db|demos?|deploy(?:ment)?s?|dev(?:tools)?|docs?|docker|etc|examples?|fixtures|hack|infra(?:structure)?|k8s|log|migrations?|out|playground|public|samples?|sandbox|scripts?|site|static|target|templates?|terraform|tmp|tools?|website)$/i;

/** Folders that are layers of one program, and no modules of it: most changes cross all of them. */
const layer =
  /^(?:models?|views?|controllers?|services?|repositor(?:y|ies)|handlers?|helpers?|jobs|mailers|channels|dtos?|entit(?:y|ies)|middlewares?|routes?|components|stores?|api|web|ui|domain|application|infrastructure|persistence|presentation|core|shared|common)$/i;

/** Whether most of some modules are layers. Beside `shop_web`, as Phoenix has it, `shop` is the other layer. */
export function areLayers(folders: readonly string[]): boolean {
  const all = new Set(folders);
  const layers = folders.filter((folder) => isLayer(folder) || all.has(`${folder}_web`));
  return layers.length > folders.length / 2;
}

/** Whether a folder, by the last part of its name, is a layer: `Orders.Infrastructure`, `shop_web`. */
export function isLayer(folder: string): boolean {
  const name = folder.slice(folder.lastIndexOf("/") + 1);
  return layer.test(name.slice(name.lastIndexOf(".") + 1)) || /_web$/.test(name);
}

/** Folders named after a language: what lies in them are the parts. */
export const languageFolder = /^(?:java|kotlin|scala|groovy)$/;
