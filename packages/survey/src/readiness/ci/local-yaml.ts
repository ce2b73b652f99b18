import type { RepositoryFiles } from "../repository-files.js";
import type { Located } from "../yaml/located.js";
import { readYaml } from "../yaml/read-yaml.js";

/** The first document of a YAML file of the repository; `undefined` when there is none, or it is damaged. */
export function localYaml(files: RepositoryFiles, path: string): Located | undefined {
  const documents = readYaml(files, path.replace(/^\.?\//, ""));
  return documents === undefined || documents === "broken" ? undefined : documents[0];
}
