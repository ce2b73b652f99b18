import { type CheckOptions, checkRepository, linesOfFiles, reportText } from "../src/index.js";
import { type Files, repository } from "./repository.js";

/** What fails in a repository: each violation as `rule: identity`, in the order of the report. */
export async function failing(root: string, options: CheckOptions = {}): Promise<readonly string[]> {
  const { violations } = await checkRepository(root, options);
  return violations.map(({ rule, identity }) => `${rule}: ${identity}`);
}

/** What fails in a repository of these files. */
export async function failingIn(files: Files, options: CheckOptions = {}): Promise<readonly string[]> {
  return failing(await repository(files), options);
}

/** What a person reads after checking a repository. */
export async function told(root: string, options: CheckOptions = {}): Promise<string> {
  return reportText(await checkRepository(root, options), { lineOf: linesOfFiles(root) });
}
