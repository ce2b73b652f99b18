import type {
  CommandPromises,
  ContractPromises,
  EventPromises,
  JsonSchema,
  QueryPromises,
} from "@ashlar/core";
import { accessNarrowing, accessText } from "./access-narrowing.js";
import type { Aspect, ChangedPlace } from "./contract-change.js";
import { type Incompatibility, incompatibilities } from "./schema/incompatibilities.js";

/** A place without what is the same for all of its part. */
type PlaceInPart = Omit<ChangedPlace, "contract" | "part" | "member">;

type Promises = CommandPromises | QueryPromises;

/**
 * The places where contracts do not keep what was promised. What they promise newly is not among them: it is what would be
 * broken by going back.
 */
export function breaksOf(
  before: readonly ContractPromises[],
  after: readonly ContractPromises[],
): readonly ChangedPlace[] {
  return before.flatMap((old) => {
    const now = after.find(({ name }) => name === old.name);
    return now ? contractBreaks(old, now) : [{ contract: old.name, part: "contract", ...gone("contract") }];
  });
}

function contractBreaks(before: ContractPromises, after: ContractPromises): ChangedPlace[] {
  const contract = before.name;
  return [
    ...partBreaks(before.commands, after.commands, "command", commandBreaks),
    ...partBreaks(before.queries, after.queries, "query", operationBreaks),
    ...partBreaks(before.events, after.events, "event", eventBreaks),
  ].map((place) => ({ contract, ...place }));
}

function partBreaks<P>(
  before: Readonly<Record<string, P>>,
  after: Readonly<Record<string, P>>,
  kind: "command" | "query" | "event",
  breaks: (before: P, after: P) => readonly PlaceInPart[],
): Omit<ChangedPlace, "contract">[] {
  return Object.entries(before).flatMap(([name, old]) => {
    const now = own(after, name);
    const about = { part: `${kind} ${name}`, member: kind === "event" ? `events.${name}` : name };
    return (now === undefined ? [gone(kind)] : breaks(old, now)).map((place) => ({ ...about, ...place }));
  });
}

function commandBreaks(before: CommandPromises, after: CommandPromises): readonly PlaceInPart[] {
  return [
    ...operationBreaks(before, after),
    ...rejectionBreaks(before.rejects, after.rejects),
    ...keyBreaks(before, after),
  ];
}

function operationBreaks(before: Promises, after: Promises): readonly PlaceInPart[] {
  return [
    ...schemaBreaks("input", "input", incompatibilities(before.input, after.input, "newer")),
    ...outputBreaks(before.output, after.output),
    ...accessBreaks(before, after),
  ];
}

function outputBreaks(before: JsonSchema | undefined, after: JsonSchema | undefined): readonly PlaceInPart[] {
  if (!before) return [];
  if (!after) return [gone("output", "output")];
  return schemaBreaks("output", "output", incompatibilities(after, before, "older"));
}

function rejectionBreaks(
  before: CommandPromises["rejects"],
  after: CommandPromises["rejects"],
): readonly PlaceInPart[] {
  return Object.entries(before).flatMap(([name, old]) => {
    const now = own(after, name);
    const path = `rejects.${name}`;
    return now
      ? schemaBreaks("rejection", path, incompatibilities(now, old, "older"))
      : [gone("rejection", path)];
  });
}

/** Stored events are read by new code, and new events by consumers that are deployed: both must be able to. */
function eventBreaks(before: EventPromises, after: EventPromises): readonly PlaceInPart[] {
  if (after.version > before.version) return [];
  if (after.version < before.version) {
    const [was, is] = [before.version, after.version].map(String);
    return [{ aspect: "version", path: "version", difference: "lowered", before: was!, after: is! }];
  }
  const stored = incompatibilities(before.data, after.data, "newer");
  const isTold = (found: Incompatibility) =>
    stored.some(({ path, difference }) => path === found.path && difference === found.difference);
  const delivered = incompatibilities(after.data, before.data, "older").filter((found) => !isTold(found));
  return schemaBreaks("data", "data", [...stored, ...delivered]);
}

function keyBreaks(before: CommandPromises, after: CommandPromises): readonly PlaceInPart[] {
  if (before.key === after.key) return [];
  const difference = before.key !== undefined && after.key !== undefined ? "changed" : "unclear";
  return [{ aspect: "key", path: "key", difference, before: keyText(before.key), after: keyText(after.key) }];
}

function keyText(form: string | undefined): string {
  return form ?? "computed";
}

function accessBreaks(before: Promises, after: Promises): readonly PlaceInPart[] {
  const difference = accessNarrowing(before.access, after.access);
  const [was, is] = [accessText(before.access), accessText(after.access)];
  return difference ? [{ aspect: "access", path: "access", difference, before: was, after: is }] : [];
}

function schemaBreaks(
  aspect: Aspect,
  prefix: string,
  found: readonly Incompatibility[],
): readonly PlaceInPart[] {
  return found.map((incompatibility) => ({
    ...incompatibility,
    aspect,
    path: prefix + incompatibility.path,
  }));
}

function gone(aspect: Aspect, path = ""): PlaceInPart {
  return { aspect, path, difference: "removed" };
}

function own<P>(record: Readonly<Record<string, P>>, name: string): P | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
