import { type AnyEventRef, contract, type Module, module, type ReactionContext, react } from "@ashlar/core";

/** A module that does nothing but listen: each event goes to `hear`. */
export function listener(
  name: string,
  events: readonly AnyEventRef[],
  hear: (data: unknown, context: ReactionContext) => unknown,
): Module {
  return module(contract(name, {}), { on: events.map((event) => react(event, hear)) });
}
