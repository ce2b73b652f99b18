/**
 * Module hooks for running from source: packages that offer their source under `@ashlar/source` are loaded from there.
 * Node's own flag for this, `--conditions`, cannot be given by a program to itself.
 */
export function resolve(specifier, context, next) {
  return next(specifier, { ...context, conditions: [...context.conditions, "@ashlar/source"] });
}
