import { parse as parseQueryString } from "node:querystring";
import { parse, type Schema } from "../contract/index.js";
import { CallError, type Issue } from "../errors/index.js";

const numberOrBoolean = /^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/**
 * The input that a query string stands for: every parameter a string at first, and those that the schema does not take
 * as strings as the number or boolean they spell. Inputs with lists or objects in them are sent by POST.
 *
 * @throws CallError `InvalidInput` when a parameter is given twice, or is no text.
 * @example
 * ```ts
 * await queryInput("?status=open&limit=20", query, "orders.list"); // { status: "open", limit: 20 }
 * ```
 */
export async function queryInput(search: string, schema: Schema, operation: string): Promise<unknown> {
  const parameters = parseQueryString(search.slice(1), "&", "=", { maxKeys: 0 });
  const repeated = Object.keys(parameters).filter((name) => Array.isArray(parameters[name]));
  if (repeated.length > 0) {
    throw new CallError("InvalidInput", operation, {
      message: "a parameter is repeated",
      mayHaveExecuted: false,
      issues: repeated.map((path) => ({ path, message: "is given more than once" })),
    });
  }
  if (search.includes("%") && !isText(search)) {
    throw new CallError("InvalidInput", operation, {
      message: "the query string is no UTF-8",
      mayHaveExecuted: false,
      issues: [{ path: "", message: "has bytes in the query string that are no UTF-8" }],
    });
  }
  // The runtime parses again, and what it says of an input that neither reading fits is what the client gets.
  const asStrings = await parse(schema, parameters);
  return asStrings.ok ? parameters : reread(parameters as Record<string, string>, asStrings.issues);
}

/** Whether what is escaped is UTF-8, and not only bytes that would all be shown as the same character. */
function isText(search: string): boolean {
  try {
    // What only looks like an escape stands for itself.
    decodeURIComponent(search.replaceAll(/%(?![\da-f]{2})/gi, "%25"));
    return true;
  } catch {
    return false;
  }
}

function reread(parameters: Record<string, string>, issues: readonly Issue[]): Record<string, unknown> {
  const blamed = new Set(issues.map(({ path }) => path.split(".")[0]!));
  // A schema that is a union blames the whole input.
  const all = blamed.has("");
  return Object.fromEntries(
    Object.entries(parameters).map(([name, text]) => [name, all || blamed.has(name) ? reading(text) : text]),
  );
}

function reading(text: string): unknown {
  if (!numberOrBoolean.test(text)) return text;
  const value: number | boolean = JSON.parse(text);
  const exact = typeof value === "boolean" || !Number.isInteger(value) || Number.isSafeInteger(value);
  return exact && value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY ? value : text;
}
