import { relative } from "node:path";
import { architectureViolation, type ProjectFindings } from "@ashlar/check";
import {
  type Architecture,
  AshlarError,
  architecturePath,
  type Environment,
  loadArchitecture,
  type ModuleFacts,
  parseArchitecture,
} from "@ashlar/core";
import { readConfiguration, yamlNestsTooDeep } from "@ashlar/survey/configuration";
import { placementsIn, type WrittenPlacements } from "./placements-in.js";

/** In characters. A parser compares each key of a mapping with all before it. */
const longest = 128 * 1024;

/** An architecture as a project's file says it. */
export interface WrittenArchitecture {
  readonly modules: Architecture["modules"];
  /** Relative to the project's folder. */
  readonly file: string;
  /** What stands in that file; `undefined` when it is missing or empty. */
  readonly written: WrittenPlacements | undefined;
}

/** A project's architecture, and what is wrong with it. */
export interface CheckedArchitecture {
  readonly findings: ProjectFindings;
  /** Left out when nothing can be said of how the modules run. */
  readonly architecture?: WrittenArchitecture | undefined;
}

/** What an architecture is checked with. */
export interface ArchitectureCheck {
  readonly modules: readonly ModuleFacts[];
  /** Another file than architecture.yaml, relative to the folder. */
  readonly file: string | undefined;
  readonly environment: Environment;
}

/** Loads the architecture of the project in a folder. What is wrong with it is a violation. */
export async function checkArchitecture(
  root: string,
  { modules, file, environment }: ArchitectureCheck,
): Promise<CheckedArchitecture> {
  const path = architecturePath(root, file);
  const inRoot = relative(root, path).split("\\").join("/");
  let text: string | undefined;
  try {
    text = await textOf(root, file, environment);
    if (text !== undefined) refuseDeepNesting(path, text);
    const architecture = parseArchitecture(text ?? "", { file: path, environment, modules });
    const written = text === undefined ? undefined : placementsIn(text);
    return {
      findings: { violations: [], notes: [] },
      architecture: { modules: architecture.modules, file: inRoot, written },
    };
  } catch (error) {
    if (!(error instanceof AshlarError)) throw error;
    // A variable that only the place of running has is no mistake of the file's.
    if (error.code !== "ASH_ENVIRONMENT_MISSING") {
      return { findings: { violations: [architectureViolation(root, error)], notes: [] } };
    }
    const notes = [`The architecture file was read in part: ${error.message}`];
    const written = text === undefined ? undefined : placementsIn(text);
    const placed = written && placementsOf(written, { file: path, environment, modules });
    return {
      findings: { violations: [], notes },
      architecture: placed && { modules: placed, file: inRoot, written },
    };
  }
}

function placementsOf(
  { text }: WrittenPlacements,
  options: Parameters<typeof parseArchitecture>[1],
): Architecture["modules"] | undefined {
  try {
    return parseArchitecture(text, options).modules;
  } catch (error) {
    // How the modules run is not known here either.
    if (error instanceof AshlarError) return undefined;
    throw error;
  }
}

/** The text of the architecture file; `undefined` when there is none, which is an empty one. */
async function textOf(
  root: string,
  file: string | undefined,
  environment: Environment,
): Promise<string | undefined> {
  const path = architecturePath(root, file);
  try {
    // A file that the user has named may lie anywhere.
    const text = readConfiguration(path, file === undefined ? root : undefined);
    if (text.length > longest) throw new Error("it is longer than any architecture");
    return text;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined) {
      const words = `The file cannot be read: ${message}.`;
      throw new AshlarError("ASH_ARCHITECTURE_FILE", { message: words, at: { file: path }, cause });
    }
    // Loading it says what is wrong, better than this could.
    await loadArchitecture(root, { modules: [], file, environment });
    return undefined;
  }
}

/** A process that has parsed YAML before may not survive another that nests without end. */
function refuseDeepNesting(file: string, text: string): void {
  if (!yamlNestsTooDeep(text)) return;
  throw new AshlarError("ASH_ARCHITECTURE_SYNTAX", {
    message: "The YAML is nested too deeply.",
    at: { file },
  });
}
