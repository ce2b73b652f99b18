import { type AnyView, type IndexType, InvalidCursor } from "../../module/index.js";
import { isStorable } from "../../runtime/ports/storable-text.js";

/** An order in which a view's rows are read; without a field, by their key. */
export interface RowOrder {
  readonly field: string | undefined;
  readonly descending: boolean;
}

/** A row's place in an order: its value there, null without a field, and its key. */
export interface Place {
  readonly value: unknown;
  readonly key: string;
}

/** A place as a text, which knows its view and order so that it cannot be taken for a place in another. */
export function formatCursor(view: AnyView, order: RowOrder, { value, key }: Place): string {
  return Buffer.from(JSON.stringify([...head(view, order), value, key])).toString("base64url");
}

/** @throws InvalidCursor when the text is no place in this order of this view. */
export function parseCursor(view: AnyView, order: RowOrder, text: string): Place {
  const found = decode(text);
  const expected = head(view, order);
  if (found.length !== expected.length + 2 || expected.some((part, n) => found[n] !== part))
    throw new InvalidCursor();
  const [value, key] = found.slice(expected.length);
  const type = order.field === undefined ? undefined : view.indexes[order.field];
  if (typeof key !== "string" || !isStorable(key) || !isOfType(value, type)) throw new InvalidCursor();
  return { value, key };
}

function head({ name }: AnyView, { field, descending }: RowOrder): readonly unknown[] {
  return [name, field ?? null, descending];
}

function decode(text: string): readonly unknown[] {
  try {
    const found: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (Array.isArray(found)) return found;
  } catch {}
  throw new InvalidCursor();
}

function isOfType(value: unknown, type: IndexType | undefined): boolean {
  if (value === null) return true;
  if (type === "text") return typeof value === "string" && isStorable(value);
  return typeof value === type;
}
