/** The environment's variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A text with its variables filled in, or why that cannot be. */
export type Interpolated =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing"; readonly variable: string }
  | { readonly kind: "malformed" };

const reference = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^{}]*))?\}|\$\{/g;

/** Whether a text has variables to fill in, or escapes to undo. */
export function refersToEnvironment(text: string): boolean {
  return text.includes("${");
}

/**
 * Fills in the variables of a text: `${NAME}`, and `${NAME:-default}` for when NAME is not set or empty. `$${` stands
 * for `${` itself. What is filled in is not looked at again.
 *
 * @example
 * ```ts
 * interpolate("${DATABASE_URL:-sqlite:.ashlar/data}", {}); // { kind: "text", text: "sqlite:.ashlar/data" }
 * ```
 */
export function interpolate(text: string, environment: Environment): Interpolated {
  let problem: Interpolated | undefined;
  const filled = text.replace(reference, (match, name?: string, fallback?: string) => {
    if (match === "$${") return "${";
    if (name === undefined) {
      problem ??= { kind: "malformed" };
      return "";
    }
    const value = variable(name, environment);
    if (fallback !== undefined) return value || fallback;
    if (value === undefined) problem ??= { kind: "missing", variable: name };
    return value ?? "";
  });
  return problem ?? { kind: "text", text: filled };
}

/** The variables of a text that are not set or empty, and so leave it with their defaults. */
export function defaulted(text: string, environment: Environment): readonly string[] {
  return [...text.matchAll(reference)].flatMap(([, name, fallback]) =>
    name !== undefined && fallback !== undefined && !variable(name, environment) ? [name] : [],
  );
}

/** One variable; a name such as `constructor` is not set just because every object has it. */
export function variable(name: string, environment: Environment): string | undefined {
  return Object.hasOwn(environment, name) ? environment[name] : undefined;
}
