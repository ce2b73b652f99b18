const deepest = 100;

/** Whether a YAML text nests so deep that its parser's stack could end: settings of people never do. */
export function yamlNestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (one === "[" || one === "{") {
      depth++;
      if (depth > deepest) return true;
    } else if ((one === "]" || one === "}") && depth > 0) depth--;
  }
  return /(?:[-?:] +){100}/.test(text);
}
