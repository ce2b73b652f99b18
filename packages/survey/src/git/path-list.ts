/** The paths of an answer that git was asked for with `-z`. */
export function pathsIn(text: string): readonly string[] {
  return text.split("\0").filter((path) => path !== "");
}
