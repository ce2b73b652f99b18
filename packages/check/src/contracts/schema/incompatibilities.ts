import type { JsonSchema } from "@ashlar/core";
import type { Demand, PartChange, Reader } from "./demand.js";
import { demandsOf } from "./demands-of.js";
import { disjoint } from "./disjoint.js";
import { type ObjectShape, tagOf } from "./objects.js";
import { type Compatibility, compatibility } from "./schema-compatibility.js";
import { schemaText } from "./schema-text.js";
import type { Shape } from "./shape.js";
import { isAnything, type Term, termOf } from "./term.js";

/**
 * How a place of a schema differs for the worse: one of its parts changed, or its values. Values `narrowed` are not all
 * accepted any more, values `widened` are more than was promised, values `changed` are both. `unclear`: it cannot be told.
 */
export type Difference = PartChange | "narrowed" | "widened" | "changed" | "unclear";

/** Why what is written of one schema cannot always be read by another. */
export interface Incompatibility {
  /** Where, such as `.lines[].sku`; empty for the schema itself. */
  readonly path: string;
  readonly difference: Difference;
  /** What was there, in words; absent when nothing was. */
  readonly before?: string;
  /** What is there now. */
  readonly after?: string;
}

interface Comparison {
  readonly forth: Compatibility;
  readonly back: Compatibility;
  readonly reader: Reader;
}

/** A pair of terms, and the place where it was met. */
interface Meeting {
  readonly written: Term;
  readonly read: Term;
  readonly path: string;
}

/**
 * Says where and why values of a schema cannot be read. Empty if and only if they certainly can. What several places have
 * in common, such as a recursive schema or a definition, is told once, for the place nearest to the top.
 *
 * @example
 * ```ts
 * const before = { type: "object", properties: { a: { type: "string" } } };
 * const after = { type: "object", properties: {} };
 * incompatibilities(before, after, "newer"); // [{ path: ".a", difference: "removed", before: "string" }]
 * ```
 */
export function incompatibilities(
  written: JsonSchema,
  read: JsonSchema,
  reader: Reader,
): readonly Incompatibility[] {
  const back = compatibility(reader === "newer" ? "older" : "newer");
  const comparison = { forth: compatibility(reader), back, reader };
  const meetings: Meeting[] = [{ written: termOf(written, written), read: termOf(read, read), path: "" }];
  const met = new Set<string>();
  const found: Incompatibility[] = [];
  for (const meeting of meetings) {
    const pair = comparison.forth.pair(meeting.written, meeting.read);
    if (met.has(pair) || comparison.forth.accepts(meeting.written, meeting.read)) continue;
    met.add(pair);
    for (const reason of reasonsAt(meeting, comparison)) {
      if ("written" in reason) meetings.push(reason);
      else found.push(reason);
    }
  }
  return found.filter(isFirstOfItsPlace);
}

/** Why a pair is not compatible: something here, or pairs of parts that are not. */
function reasonsAt(meeting: Meeting, comparison: Comparison): readonly (Incompatibility | Meeting)[] {
  const { written, read, path } = meeting;
  const { forth, reader } = comparison;
  if (isAnything(written) || isAnything(read)) return [valuesDiffer(meeting, comparison)];
  const siblings = forth.shapes(written);
  return forth.misfits(written, read).flatMap((misfit) => {
    const [counterpart, ...more] = forth.shapes(read).filter((shape) => !disjoint(misfit, shape));
    if (!counterpart || more.length > 0) return [valuesDiffer(meeting, comparison)];
    const at = path + tagText(misfit, siblings);
    return demandsOf(misfit, counterpart, reader)
      .filter((demand) => !forth.meets(demand))
      .map((demand) => {
        if ("read" in demand) return { written: demand.written, read: demand.read, path: at + demand.at };
        return "change" in demand ? partChanged(demand, at) : valuesDiffer(meeting, comparison);
      });
  });
}

function partChanged(demand: Extract<Demand, { change: PartChange }>, path: string): Incompatibility {
  const { at, change, term, isNew } = demand;
  const text = term && schemaText(term);
  return {
    path: path + at,
    difference: change,
    ...(text === undefined || isNew ? {} : { before: text }),
    ...(text === undefined || change === "removed" ? {} : { after: text }),
  };
}

function valuesDiffer({ written, read, path }: Meeting, comparison: Comparison): Incompatibility {
  const [before, after] = comparison.reader === "newer" ? [written, read] : [read, written];
  return {
    path,
    difference: howValuesDiffer(written, read, comparison),
    before: schemaText(before),
    after: schemaText(after),
  };
}

function howValuesDiffer(written: Term, read: Term, { forth, back, reader }: Comparison): Difference {
  if (back.accepts(read, written)) return reader === "newer" ? "narrowed" : "widened";
  const readable = forth.shapes(read);
  const mayFit = (misfit: Shape, shape: Shape) =>
    demandsOf(misfit, shape, reader).every(
      (demand) => forth.meets(demand) || ("verdict" in demand && demand.verdict === "unclear"),
    );
  const isUnclear = forth
    .misfits(written, read)
    .every((misfit) => readable.some((shape) => mayFit(misfit, shape)));
  return isUnclear ? "unclear" : "changed";
}

/** Tells the alternatives of a tagged union apart, such as `<card>`. */
function tagText(shape: Shape, siblings: readonly Shape[]): string {
  const objects = siblings.filter((sibling): sibling is ObjectShape => sibling.kind === "object");
  if (shape.kind !== "object" || objects.length < 2) return "";
  const tag = Array.from(shape.required, (name) => tagOf(shape, name)).find((values) => values?.length === 1);
  return tag ? `<${String(tag[0])}>` : "";
}

function isFirstOfItsPlace(found: Incompatibility, index: number, all: readonly Incompatibility[]): boolean {
  return index === all.findIndex((one) => one.path === found.path && one.difference === found.difference);
}
