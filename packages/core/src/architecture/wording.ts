const atMost = 12;

/** "a", "a and b", "a, b and c"; a long list ends in how many more there are. */
export function list(names: readonly string[], conjunction: "and" | "or" = "and"): string {
  const shown = names.length > atMost ? [...names.slice(0, atMost), `${names.length - atMost} more`] : names;
  return shown.length < 2
    ? shown.join("")
    : `${shown.slice(0, -1).join(", ")} ${conjunction} ${shown[shown.length - 1]}`;
}

/** ` Did you mean "…"?`, or nothing when nothing comes to mind. */
export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? "" : ` Did you mean "${meant}"?`;
}

/** "1 module", "2 modules". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A value as an error may show it: short, on one line, and without what a URL says before its host. */
export function shown(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  const [start, end] = [value.indexOf("//"), value.lastIndexOf("@")];
  const harmless = start >= 0 && end > start + 1 ? `${value.slice(0, start)}//…${value.slice(end)}` : value;
  return JSON.stringify(harmless.length > 40 ? `${harmless.slice(0, 39)}…` : harmless);
}
