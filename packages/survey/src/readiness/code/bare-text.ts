import { oncePerRepository } from "../once-per-repository.js";
import type { RepositoryFiles } from "../repository-files.js";
import { blankComments } from "./blank-comments.js";
import { commentSyntaxOf } from "./comment-syntax.js";

const cacheOf = oncePerRepository(() => new Map<string, string | undefined>());

/** A file's text with its comments blanked, lines where they were; `undefined` when it cannot be read. */
export function bareText(files: RepositoryFiles, path: string): string | undefined {
  const cache = cacheOf(files);
  if (cache.has(path)) return cache.get(path);
  const text = files.read(path);
  const bare = text === undefined ? undefined : blankComments(text, commentSyntaxOf(path));
  cache.set(path, bare);
  return bare;
}
