export const mapping = "expected keys and values";

/** Keeps the parser's own word for keys that do not exist, whose names it has. */
export function keyed({ code }: { readonly code?: string }): string | undefined {
  return code === "unrecognized_keys" ? undefined : mapping;
}
