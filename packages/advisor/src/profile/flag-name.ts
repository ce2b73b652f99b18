/** A name as a flag has it: `engineersIn18Months` is `--engineers-in-18-months`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`)}`;
}

/** A name with hyphens in camel case: `on-call` is `onCall`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** A flag as a parser of command lines names its option: `--on-call` is `onCall`. */
export function optionOf(flag: string): string {
  return camelCase(flag.slice("--".length));
}
