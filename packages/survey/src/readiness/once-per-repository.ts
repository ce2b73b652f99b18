import type { RepositoryFiles } from "./repository-files.js";

/**
 * Makes an answer about a repository that is worked out once, however many probes ask for it.
 *
 * @example
 * const sources = oncePerRepository((files) => files.paths.filter((path) => path.endsWith(".go")));
 */
export function oncePerRepository<Answer extends object>(
  workOut: (files: RepositoryFiles) => Answer,
): (files: RepositoryFiles) => Answer {
  const answers = new WeakMap<RepositoryFiles, Answer>();
  return (files) => {
    const known = answers.get(files);
    if (known !== undefined) return known;
    const answer = workOut(files);
    answers.set(files, answer);
    return answer;
  };
}
