import { AshlarError } from "../../errors/index.js";
import type { Module } from "../../module/index.js";
import type { ModuleRunner, RunnerDependencies } from "../module-runner.js";
import { Consumer } from "./consumer.js";
import { delivery, withDuplicates } from "./delivery.js";
import { Places } from "./places.js";
import { defaultRedelivery, type RedeliveryPolicy } from "./redelivery.js";
import { Trials } from "./trials.js";

/** How the consumers of an application behave. */
export interface ConsumerSettings {
  readonly owner: string;
  readonly redelivery: Partial<RedeliveryPolicy>;
  readonly duplicates: number;
}

/** One consumer for every module that reacts to another, or to itself; all of them must be there. */
export function consumersOf(
  runners: readonly ModuleRunner[],
  shared: RunnerDependencies,
  { owner, redelivery, duplicates }: ConsumerSettings,
): Consumer[] {
  const trials = new Trials();
  return runners.flatMap((listener) => {
    const places = new Places(listener.module.reactionsAtOnce);
    const producers = new Set(listener.module.on.map(({ event }) => event.module));
    return [...producers].map((name) => {
      const producer = runners.find(({ module }) => module.contract.name === name)!;
      return new Consumer({
        producer: name,
        consumer: listener.module.contract.name,
        feed: producer.store.feed,
        store: listener.store.consumer,
        delivery: withDuplicates(
          delivery({ ...shared, consumer: listener.module, producer: producer.module }),
          duplicates,
          shared.random,
        ),
        news: producer.news,
        places,
        trials,
        owner,
        clock: shared.clock,
        random: shared.random,
        redelivery: { ...defaultRedelivery, ...redelivery },
        log: shared.log,
        throttled: shared.throttled,
      });
    });
  });
}

/** Refuses reactions to modules that the project does not have. */
export function requireProducers(modules: readonly Module[]): void {
  const names = new Set(modules.map(({ contract }) => contract.name));
  for (const { contract, on } of modules) {
    const unknown = on.find(({ event }) => !names.has(event.module));
    if (unknown) throw unknownProducer(contract.name, unknown.event.module);
  }
}

function unknownProducer(consumer: string, producer: string): AshlarError {
  return new AshlarError("ASH_MODULE_INVALID", {
    message: `Module "${consumer}" reacts to events of "${producer}", which no module of the project provides.`,
    fix: `Add the module "${producer}", or remove the reaction.`,
  });
}
