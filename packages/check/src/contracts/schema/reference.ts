import type { JsonSchema } from "@ashlar/core";

/** What a reference within a document points to, such as `#/$defs/Line`. One that points nowhere allows anything. */
export function referredTo(reference: string, root: JsonSchema): unknown {
  const [, ...steps] = reference.split("/").map(unescaped);
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as JsonSchema)[step]
        : undefined,
    root,
  );
}

/** A step of a JSON Pointer in a URI (RFC 6901). */
function unescaped(step: string): string {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}
