const withoutEnd = new Set(["meta", "link", "input"]);

/**
 * The elements of a page in their order, each with the names of its attributes. Stricter than a browser: fails when a
 * tag is not closed, not the last one opened, or has an attribute that is not quoted.
 */
export function htmlElements(page: string): string[] {
  const elements: string[] = [];
  const open: string[] = [];
  for (const [tag] of page.matchAll(/<[^>]*>/g)) {
    const end = /^<\/(\w+)>$/.exec(tag)?.[1];
    const start = /^<([\w!]+)((?: [\w:-]+(?:="[^"]*")?)*)\/?>$/.exec(tag);
    if (end) {
      if (open.pop() !== end) throw new Error(`${tag} closes nothing`);
    } else if (start) {
      const [, name, attributes] = start;
      elements.push(`${name}${attributes!.replace(/="[^"]*"/g, "")}`);
      if (!tag.endsWith("/>") && !withoutEnd.has(name!) && name !== "!doctype") open.push(name!);
    } else {
      throw new Error(`${tag} is no tag`);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(", ")} stay open`);
  return elements;
}
