import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { readConfiguration } from "../files/read-configuration.js";
import { scopeTest, type WrittenScope } from "./tsconfig-scope.js";

/** What a tsconfig says of names and of the files it is for, with all that it extends. Paths are absolute. */
export interface Tsconfig extends WrittenScope {
  readonly baseUrl: string | undefined;
  /** Aliases, each with the places it may stand for. */
  readonly paths: readonly Alias[] | undefined;
  readonly rootDirs: readonly string[] | undefined;
  /** Whether it is meant for a file. */
  readonly isFor: (file: string) => boolean;
  /** The tsconfig files it refers to. */
  readonly references: readonly string[];
}

/** A pattern of names, and the places that they may stand for. Each may hold one `*`. */
export interface Alias {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** Reads tsconfig files, each once. */
export interface TsconfigReader {
  read(path: string): Tsconfig | undefined;
}

const deepestExtends = 256;
type Json = Readonly<Record<string, unknown>>;

/**
 * Reads tsconfig files as TypeScript does, but leniently: what one extends and cannot be found, because nothing is installed
 * yet, is complained of, and the rest still counts.
 *
 * @param packageFolder the folder of a package of the repository itself, by name.
 * @param mayRead whether a file that is there may be read.
 */
export function tsconfigReader(
  packageFolder: (name: string) => string | undefined,
  mayRead: (path: string) => boolean,
  complain: (path: string, message: string) => void,
): TsconfigReader {
  const known = new Map<string, Tsconfig | undefined>();

  /** `configDir` is the folder of the tsconfig that all this is read for: bases may speak of it. */
  function read(path: string, configDir: string, chain: readonly string[]): Tsconfig | undefined {
    const key = `${configDir}\0${path}`;
    if (known.has(key)) return known.get(key);
    const json = isFile(path) && !mayRead(path) ? outside(path) : readJson(path, complain);
    const config = json && merge(path, json, configDir, [...chain, path]);
    known.set(key, config);
    return config;
  }

  function outside(path: string): undefined {
    complain(path, "it lies outside of the repository");
  }

  function merge(path: string, json: Json, configDir: string, chain: readonly string[]): Tsconfig {
    const folder = dirname(path);
    const place = (written: string) =>
      resolve(
        folder,
        written.replace(/^\$\{configDir\}/i, () => configDir),
      );
    const places = (value: unknown) => (Array.isArray(value) ? listOf(value).map(place) : undefined);
    const bases = listOf(json.extends).flatMap((written) => base(path, written, configDir, chain) ?? []);
    const inherited = <K extends keyof Tsconfig>(key: K): Tsconfig[K] | undefined =>
      bases.findLast((one) => one[key] !== undefined)?.[key];
    const options = objectOf(json.compilerOptions);
    const baseUrl = typeof options.baseUrl === "string" ? place(options.baseUrl) : inherited("baseUrl");
    const scope = {
      path,
      files: places(json.files) ?? inherited("files"),
      include: places(json.include) ?? inherited("include"),
      exclude: places(json.exclude) ?? inherited("exclude"),
    };
    return {
      ...scope,
      isFor: scopeTest(scope),
      baseUrl,
      paths:
        options.paths === undefined
          ? inherited("paths")
          : aliases(objectOf(options.paths), (target) =>
              baseUrl === undefined ? place(target) : resolve(baseUrl, target),
            ),
      rootDirs: places(options.rootDirs) ?? inherited("rootDirs"),
      references: (Array.isArray(json.references) ? json.references : []).flatMap((one) => {
        const written = objectOf(one).path;
        return typeof written === "string" ? [resolve(folder, written)] : [];
      }),
    };
  }

  function base(
    path: string,
    written: string,
    configDir: string,
    chain: readonly string[],
  ): Tsconfig | undefined {
    const found =
      isAbsolute(written) || /^\.{1,2}(\/|$)/.test(written)
        ? nearby(dirname(path), written)
        : packaged(path, written);
    if (found === undefined) complain(path, `it extends ${written}, which is not there`);
    else if (!mayRead(found)) complain(path, `it extends ${written}, which lies outside of the repository`);
    else if (chain.includes(found)) complain(path, `it extends ${written} in a circle`);
    else if (chain.length > deepestExtends)
      complain(path, `more than ${deepestExtends} files extend one another`);
    else return read(found, configDir, chain);
    return undefined;
  }

  function packaged(path: string, written: string): string | undefined {
    const [, name = "", rest = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(written) ?? [];
    const own = packageFolder(name);
    const installed = createRequire(path)
      .resolve.paths(name)
      ?.map((folder) => join(folder, name));
    for (const folder of [...(own === undefined ? [] : [own]), ...(installed ?? [])]) {
      const found = existsSync(folder) ? inPackage(folder, rest) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  return { read: (path) => read(path, dirname(path), []) };
}

function nearby(folder: string, written: string): string | undefined {
  const path = resolve(folder, written);
  const places = path.endsWith(".json") ? [path] : [`${path}.json`, join(path, "tsconfig.json"), path];
  return places.find(isFile);
}

function inPackage(folder: string, rest: string): string | undefined {
  if (rest !== "") return nearby(folder, rest) ?? exported(folder, `./${rest}`);
  const manifest = readJson(join(folder, "package.json"), () => {});
  const named = typeof manifest?.tsconfig === "string" ? nearby(folder, manifest.tsconfig) : undefined;
  return named ?? nearby(folder, "tsconfig.json") ?? exported(folder, ".");
}

/** Where a package's `exports` point with one plain text; conditions make no sense for a tsconfig. */
function exported(folder: string, key: string): string | undefined {
  const exports = objectOf(readJson(join(folder, "package.json"), () => {})?.exports);
  const target = exports[key];
  return typeof target === "string" ? nearby(folder, target) : undefined;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function readJson(path: string, complain: (path: string, message: string) => void): Json | undefined {
  let text: string;
  try {
    text = readConfiguration(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") complain(path, message);
    return undefined;
  }
  const errors: ParseError[] = [];
  const value = parseLeniently(text, errors);
  const [error] = errors;
  if (error) complain(path, `it is not valid JSON (${printParseErrorCode(error.error)} at ${error.offset})`);
  return objectOf(value);
}

function aliases(paths: Json, place: (target: string) => string): readonly Alias[] {
  return Object.entries(paths).map(([pattern, targets]) => ({
    pattern,
    targets: listOf(targets).map(place),
  }));
}

function listOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === "string");
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function parseLeniently(text: string, errors: ParseError[]): unknown {
  try {
    return parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  } catch {
    // The parser's stack is what ends first when somebody nests thousands of brackets.
    return undefined;
  }
}
