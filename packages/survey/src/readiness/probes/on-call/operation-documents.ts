import { isFixture, roleOf } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";

const elsewhere: ReadonlySet<string> = new Set(["test", "example", "vendored", "generated"]);

/** A document of the repository. */
export interface OperationDocument {
  readonly path: string;
  readonly text: string;
}

/** The documents whose path fits, without examples, tests and what is not the repository's own. */
export function operationDocuments(files: RepositoryFiles, pattern: RegExp): readonly OperationDocument[] {
  return files.paths
    .filter((path) => /\.(?:md|mdx|markdown|adoc|asciidoc|rst|txt|org)$/i.test(path) && pattern.test(path))
    .filter((path) => !elsewhere.has(roleOf(path)) && !isFixture(path))
    .flatMap((path) => {
      const text = files.read(path);
      return text === undefined ? [] : [{ path, text }];
    });
}
