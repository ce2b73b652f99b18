/** Text that is already HTML. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in an HTML template: HTML as it is, everything else escaped, nothing for what is absent. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/**
 * Writes HTML; whatever is put in is escaped.
 *
 * @example
 * ```ts
 * html`<p>${"1 < 2"}</p>`.text; // "<p>1 &lt; 2</p>"
 * ```
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.reduce((before, text, index) => before + render(parts[index - 1]) + text));
}

function render(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(render).join("");
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
