import type { AnyCommand } from "./operation.js";

/**
 * What a command's key is made of, such as `{orderId}` or `{region}/{sku}`; `undefined` when its function does more
 * than put fields together. Found by asking the function for the key of an input whose every field is its own name.
 */
export function keyForm(command: AnyCommand): string | undefined {
  try {
    const form = String((command.key as (input: unknown) => unknown)(field("")));
    return /\{[\w.]+\}/.test(form) ? form : undefined;
  } catch {
    return undefined;
  }
}

function field(path: string): unknown {
  return new Proxy(Object.freeze({}), {
    get: (_, name) => {
      if (name === Symbol.toPrimitive || name === "toString") return () => `{${path}}`;
      if (typeof name === "symbol") return undefined;
      return field(path === "" ? name : `${path}.${name}`);
    },
  });
}
