/** Items of HTML as a list. */
export function list(items: readonly string[], classes = ""): string {
  const attribute = classes === "" ? "" : ` class="${classes}"`;
  return `<ul${attribute}>\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</ul>`;
}
