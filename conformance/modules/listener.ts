import {
  type AnyEventRef,
  contract,
  type Module,
  module,
  type ReactionContext,
  type ReactionOptions,
  react,
} from "@ashlar/core";

/** A module that does nothing but listen: each event goes to `hear`. */
export function listener(
  name: string,
  events: readonly AnyEventRef[],
  hear: (data: unknown, context: ReactionContext) => unknown,
  { reactionsAtOnce, ...reaction }: ReactionOptions & { readonly reactionsAtOnce?: number | undefined } = {},
): Module {
  return module(contract(name, {}), {
    on: events.map((event) => react(event, hear, reaction)),
    ...(reactionsAtOnce === undefined ? {} : { reactionsAtOnce }),
  });
}
