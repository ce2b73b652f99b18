import { join } from "node:path";
import { AshlarError } from "@ashlar/core/errors";
import { readConfiguration } from "@ashlar/survey/configuration";
import { parseDocument } from "yaml";
import { baselineFile, baselineOf, readBaseline, writeBaseline } from "./forgiveness/baseline.js";
import { type Inspection, type InspectOptions, inspect } from "./inspection.js";
import type { ModuleDefinition } from "./modules/module-definition.js";
import { replaceFile } from "./replace-file.js";
import { boundariesFile } from "./settings/load-boundaries.js";

/** What `ashlar check --init` wrote. */
export interface Initialised {
  readonly files: readonly string[];
  readonly modules: readonly { readonly name: string; readonly folders: readonly string[] }[];
  /** How many violations the baseline forgives. */
  readonly baselined: number;
}

/**
 * Begins the checking of a repository: proposes modules in boundaries.yaml, unless that file or a convention already says which
 * there are, and writes what is violated today into a baseline that from then on only shrinks.
 *
 * @throws AshlarError `ASH_REFUSED` when there is a baseline already: writing another would forgive what came since.
 */
export async function initialise(folder: string, options: InspectOptions = {}): Promise<Initialised> {
  const first = await inspect(folder, options);
  if (await readBaseline(first.root)) {
    throw new AshlarError("ASH_REFUSED", {
      message: `There is a ${baselineFile} already; writing another would forgive whatever came since.`,
      fix: "Mend what `ashlar check` reports, or delete the baseline first to begin anew.",
    });
  }
  const files: string[] = [];
  if (first.modulesAre === "guessed") {
    await write(join(first.root, boundariesFile), await proposal(first));
    files.push(boundariesFile);
  }
  const { violations, modules, root, rules } = files.length > 0 ? await inspect(folder, options) : first;
  const forgiven = violations.filter(({ rule }) => rules[rule].level === "error");
  const baseline = baselineOf(forgiven);
  if (baseline.size > 0) {
    await writeBaseline(root, baseline);
    files.push(baselineFile);
  }
  return {
    files,
    modules: modules.modules.map(({ name, folders }) => ({ name, folders })),
    baselined: Array.from(baseline.values(), ({ size }) => size).reduce((a, b) => a + b, 0),
  };
}

/** The proposed modules, put into the settings that are there already: their comments stay. */
async function proposal({ root, modules }: Inspection): Promise<string> {
  const listed = Object.fromEntries(modules.modules.map((module) => [module.name, entry(module)]));
  const present = presentText(root);
  const document = parseDocument(present);
  document.set("modules", document.createNode(listed));
  const settings = document.toString({ lineWidth: 110 });
  return present.trim() === "" ? `${heading}${settings}` : settings;
}

function presentText(root: string): string {
  try {
    return readConfiguration(join(root, boundariesFile), root);
  } catch {
    // What cannot be read has been refused before; what is not there says nothing.
    return "";
  }
}

const heading = `# The modules of this repository, proposed from its packages and folders. Correct them: merge, split, rename.
# Each may also say \`public\` (what others may import), \`dependsOn\` and \`visibleTo\`. \`ashlar check\` does the rest.
`;

function entry({ folders }: ModuleDefinition): Readonly<Record<string, unknown>> {
  return { path: folders.length === 1 ? folders[0] : folders };
}

async function write(file: string, text: string): Promise<void> {
  try {
    await replaceFile(file, text);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const message = `The file cannot be written (${code}).`;
    throw new AshlarError("ASH_BOUNDARIES_FILE", { message, at: { file }, cause });
  }
}
