import { existsSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { type SourceFile, SyntaxKind } from "typescript/unstable/ast";
import { isStringLiteralLikeNode } from "typescript/unstable/ast/is";
import { API, type Symbol as ModuleSymbol, type Project } from "typescript/unstable/sync";
import type { Edge } from "./edge.ts";

// How TypeScript itself resolves every import of a repository. It is asked as an editor asks it: each file belongs to
// the project that the nearest tsconfig.json names for it, and a package of the same repository leads to its source
// where a project has it among its `references`, built or not. Nothing of the resolution is written here.

const source = /\.[cm]?[jt]sx?$/;

/** What TypeScript makes of a repository. */
export interface TypescriptView {
  readonly edges: readonly Edge[];
  /** The files that no tsconfig lists: TypeScript reads them with whatever project they are imported into, or with none. */
  readonly strays: ReadonlySet<string>;
}

/** The edges between the given files of a repository, as the TypeScript compiler resolves them. */
export function typescriptView(root: string, files: readonly string[]): TypescriptView {
  const known = new Set(files);
  const strays = new Set<string>();
  const edges: Edge[] = [];
  const sources = files.filter((path) => source.test(path));
  const api = new API({ cwd: root, fs: { readFile: (file) => asModule(root, file) } });
  try {
    const snapshot = api.updateSnapshot({ openFiles: sources.map((path) => join(root, path)) });
    for (const path of sources) {
      const project = snapshot.getDefaultProjectForFile(join(root, path));
      const file = project?.program.getSourceFile(join(root, path));
      if (!project || !file) throw new Error(`TypeScript did not read ${path}`);
      if (!lists(project, join(root, path))) strays.add(path);
      edges.push(...imports(root, path, file, project), ...fileReferences(path, file));
    }
  } finally {
    api.close();
  }
  return { edges: edges.filter(({ to }) => known.has(to)), strays };
}

function lists({ configFileName, rootFiles }: Project, file: string): boolean {
  return existsSync(configFileName) && rootFiles.includes(file);
}

function imports(root: string, from: string, file: SourceFile, { checker }: Project): readonly Edge[] {
  const specifiers = [...file.imports, ...file.moduleAugmentations].filter(isStringLiteralLikeNode);
  if (specifiers.length === 0) return [];
  const symbols = checker.getSymbolAtLocation(specifiers);
  return specifiers.flatMap((node, index) => {
    const target = moduleFile(symbols[index]);
    if (target === undefined) return [];
    const to = relative(root, target).split(sep).join("/");
    return [{ from, place: place(file, node.getStart(file)), specifier: node.text, to }];
  });
}

/** The file that a module's symbol stands for, and none of the `declare module` blocks that add to it. */
function moduleFile(symbol: ModuleSymbol | undefined): string | undefined {
  return symbol?.declarations.find(({ kind }) => kind === SyntaxKind.SourceFile)?.path;
}

/** `/// <reference path="…" />`: a plain path, which the compiler joins to the folder of the file. */
function fileReferences(from: string, file: SourceFile): readonly Edge[] {
  return file.referencedFiles.map(({ fileName, pos }) => ({
    from,
    place: place(file, pos - 1),
    specifier: fileName.startsWith(".") ? fileName : `./${fileName}`,
    to: posix.join(posix.dirname(from), fileName),
  }));
}

function place(file: SourceFile, offset: number): string {
  const { line, character } = file.getLineAndCharacterOfPosition(offset);
  return `${line + 1}:${character + 1}`;
}

const declarations = /\.d\.[cm]?ts$/;

/**
 * A file without `import` and `export` has no module symbol that one could ask for, so each of the repository's own gets
 * an empty `export` at its end. Resolution never looks at contents: it leads to the same files. Declaration files stay as
 * they are, for there `declare module` would change its meaning.
 */
function asModule(root: string, file: string): string | undefined {
  if (!file.startsWith(root) || file.includes("/node_modules/")) return undefined;
  if (!source.test(file) || declarations.test(file)) return undefined;
  try {
    return `${readFileSync(file, "utf8")}\nexport {};`;
  } catch {
    return undefined;
  }
}
