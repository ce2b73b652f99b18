import type { AccessDescription } from "../contract/index.js";
import type { CommandDescription, ModuleDescription, SystemDescription } from "./describe.js";

/** Describes a system to a reader of plain text. */
export function describeText(system: SystemDescription): string {
  const { patterns, data, units, modules, listens, mayCall } = system;
  const parts = [
    section(
      "This is",
      patterns.map(({ pattern, because }) => `${pattern}: ${because}`),
    ),
    section(
      "Units",
      units.map((unit) => `${unit.name}${times(unit.replicas)}: ${unit.modules.join(", ")}`),
    ),
    `Data: ${data}\n`,
    ...modules.map(describeModule),
    section(
      "Who listens to whom",
      listens.map(({ from, event, to }) => `${to} reacts to ${from}.${event}`),
    ),
    section(
      "Who may call whom (estimated from imports)",
      mayCall.map(({ from, to, operations }) => `${from} → ${to}${optional(": ", operations)}`),
    ),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function describeModule(module: ModuleDescription): string {
  const { name, unit, state, commands, queries, events, views, tables, schedules } = module;
  return section(`Module ${name} (unit ${unit}, state ${state}${tables ? ", own tables" : ""})`, [
    ...commands.map((command) => `command ${describeCommand(command)}`),
    ...queries.map((query) => `query ${query.name} [${describeAccess(query.access)}]`),
    ...events.map(({ type, version }) => `event ${type}${version === 1 ? "" : ` (version ${version})`}`),
    ...views.map((view) => `view ${view}`),
    ...schedules.map((schedule) => `every ${schedule.seconds} s: ${schedule.name}`),
  ]);
}

function describeCommand({ name, key, access, handledBy, rejects }: CommandDescription): string {
  const by = handledBy === "plain handler" ? "by a plain handler" : `by entity ${handledBy}`;
  return [
    `${name} [${describeAccess(access)}]`,
    by,
    ...(key === undefined ? [] : [`key ${key}`]),
    ...(rejects.length === 0 ? [] : [`rejects ${rejects.join(", ")}`]),
  ].join(", ");
}

function describeAccess(access: AccessDescription): string {
  if (typeof access === "object") return `roles ${access.roles.join(", ")}`;
  return access === "rule" ? "by a rule" : access;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ""
    : `${title}\n${lines.map((line) => `  ${line.replace(/[\r\n]+/g, " ")}\n`).join("")}`;
}

function times(replicas: number): string {
  return replicas === 1 ? "" : ` × ${replicas}`;
}

function optional(before: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${before}${names.join(", ")}`;
}
