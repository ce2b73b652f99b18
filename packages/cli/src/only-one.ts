import { AshlarError } from "@ashlar/core/errors";

/**
 * The only one of some options that is given, if any.
 *
 * @throws AshlarError `ASH_USAGE` when more than one is given.
 */
export function onlyOne<Name extends string>(
  names: readonly Name[],
  options: Readonly<Partial<Record<Name, unknown>>>,
): Name | undefined {
  const [first, second] = names.filter((name) => options[name]);
  if (first !== undefined && second !== undefined) throw contradiction(first, second);
  return first;
}

/** Two options that cannot both be meant. */
export function contradiction(first: string, second: string): AshlarError {
  return new AshlarError("ASH_USAGE", {
    message: `--${first} and --${second} contradict each other.`,
    fix: "Leave one of them out.",
  });
}
