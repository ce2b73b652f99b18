import { nearest } from "@ashlar/core/errors";
import type { Complaint } from "@ashlar/survey/configuration";
import { inputs } from "./inputs.js";
import { expertises, operations } from "./situation.js";

/** So many keys a person reads through. */
const few = 10;
const keysIn: Readonly<Record<string, readonly string[]>> = {
  operations: keysOf("operations"),
  expertise: keysOf("expertise"),
};
const others = ["name", "operations", "expertise", "prerequisitesMet", "modules", "acceptedRisks"];
const inRisk = ["capability", "module", "owner", "reason", "accepted", "expires"];
const topKeys = [...inputs.map(({ key }) => key).filter((key) => !key.includes(".")), ...others];

/** Words what is wrong with a key of organisation.yaml that does not exist. */
export function unknownKey(path: readonly PropertyKey[], key: string): Complaint {
  const around = path.at(-1);
  if (around === "modules") return { path: [...path, key], message: "it cannot name a module" };
  const isModule = path.length >= 2 && path[0] === "modules";
  const wholeOnly = inputs.find((one) => isModule && !one.isPerModule && one.key.split(".")[0] === key);
  if (wholeOnly) {
    const fix = `Write it at the top of the file, without a module.`;
    return { path: [...path, key], message: "a module cannot differ from the whole in it", fix };
  }
  const candidates =
    typeof around === "number" ? inRisk : (keysIn[String(around)] ?? [...topKeys, "value", "recorded"]);
  const meant = nearest(key, candidates) ?? groupWith(key, path);
  const fix =
    meant !== undefined
      ? `Did you mean \`${meant}\`?`
      : candidates.length < few
        ? `Use one of ${candidates.join(", ")}.`
        : undefined;
  return { path: [...path, key], message: "there is no such key", ...(fix !== undefined && { fix }) };
}

/** What was probably meant by a value that is none of its choices. */
export function meantValue(path: readonly PropertyKey[], written: unknown): string | undefined {
  const value = path.reduce<unknown>((here, key) => (here as Record<PropertyKey, unknown>)?.[key], written);
  if (typeof value !== "string") return undefined;
  const keys = path.filter((key) => key !== "value").map(String);
  const inside = keys[0] === "modules" ? keys.slice(2) : keys;
  const domain = inputs.find(({ key }) => key === inside.join("."))?.domain;
  const choices = domain?.kind === "choice" ? domain.choices.map((one) => one.value) : undefined;
  const candidates = choices ?? (keys.at(-1) === "capability" ? [...operations, ...expertises] : undefined);
  const meant = candidates && nearest(value, candidates);
  return meant === undefined ? undefined : `Did you mean \`${meant}\`?`;
}

/** `testing` at the top of the file is `operations.testing`. */
function groupWith(key: string, path: readonly PropertyKey[]): string | undefined {
  return path.length === 0 ? inputs.find((one) => one.key.endsWith(`.${key}`))?.key : undefined;
}

function keysOf(group: string): readonly string[] {
  return inputs.flatMap(({ key }) => (key.startsWith(`${group}.`) ? [key.slice(group.length + 1)] : []));
}
