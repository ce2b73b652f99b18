import { arrayDemands } from "./arrays.js";
import type { Demand, Reader, Verdict } from "./demand.js";
import { numbersFit } from "./numbers.js";
import { objectDemands } from "./object-demands.js";
import { fits, type Scalar, type Shape } from "./shape.js";
import { stringsFit } from "./strings.js";

/** What must hold so that every value written of one shape can be read as the other. None: it certainly can. */
export function demandsOf(written: Shape, read: Shape, reader: Reader): readonly Demand[] {
  const isSame = read.others.every((condition) => written.others.includes(condition));
  return [...(isSame ? [] : verdict("unclear")), ...demandsOfKind(written, read, reader)];
}

function demandsOfKind(written: Shape, read: Shape, reader: Reader): readonly Demand[] {
  if (written.kind === "values") return verdict(valuesFit(written.values, { ...read, others: [] }));
  if (written.kind === "string" && read.kind === "string") return verdict(stringsFit(written, read));
  if (written.kind === "number" && read.kind === "number") return verdict(numbersFit(written, read));
  if (written.kind === "array" && read.kind === "array") return arrayDemands(written, read);
  if (written.kind === "object" && read.kind === "object") return objectDemands(written, read, reader);
  return verdict("breaks");
}

function valuesFit(values: readonly Scalar[], read: Shape): Verdict {
  if (values.every((value) => fits(value, read))) return "fits";
  const leniently = read.kind === "string" ? { ...read, formats: [] } : read;
  return values.every((value) => fits(value, leniently)) ? "unclear" : "breaks";
}

function verdict(given: Verdict): readonly Demand[] {
  return given === "fits" ? [] : [{ at: "", verdict: given }];
}
