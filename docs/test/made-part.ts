const begin = (maker: string) =>
  `<!-- From here made from the code by docs/test/${maker}: UPDATE_DOCS=1 npx vitest run docs -->`;
const end = "<!-- To here. -->";

/** A page with the part between its markers made anew. */
export function withMadePart(page: string, maker: string, made: string): string {
  const opening = begin(maker);
  const [before, after] = [page.indexOf(opening), page.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`The page has lost the markers of ${maker}.`);
  return `${page.slice(0, before)}${opening}\n\n${made}\n\n${page.slice(after)}`;
}
