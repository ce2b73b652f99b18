import type { Violation } from "../../src/index.js";
import { type Files, read } from "../repository.js";

/** The files that violate something, with a comment that forgives it above every line that does. */
export async function withComments(root: string, violations: readonly Violation[]): Promise<Files> {
  const comments = new Map<string, Map<number, string>>();
  for (const { rule, places } of violations) {
    for (const { file, line = 1 } of places) {
      const ofFile = comments.get(file) ?? new Map<number, string>();
      comments.set(file, ofFile.set(line, `ashlar-ignore ${rule}: goes with the next release`));
    }
  }
  const files = Array.from(comments, async ([file, ofFile]) => {
    const lines = (await read(root, file))!.split("\n");
    const commented = lines.flatMap((line, index) => {
      const comment = ofFile.get(index + 1);
      return comment === undefined ? [line] : [`${file.endsWith(".sql") ? "--" : "//"} ${comment}`, line];
    });
    return [file, commented.join("\n")] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}
