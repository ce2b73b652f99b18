import type { Pattern } from "../../model/pattern.js";

/** What a pattern brings to those who choose it, and what it asks of them. */
export interface PatternCosts {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/** The consequences of each pattern, whoever chooses it. */
export const patternCosts: Readonly<Record<Pattern, PatternCosts>> = {
  monolith: {
    good: [
      "there is one artifact to build, deploy and debug, and newcomers find their way quickly",
      "transactions keep data consistent without further thought",
    ],
    bad: [
      "no part scales apart from the rest, and one failure can take everything with it",
      "merges and releases need more coordination with every team that joins",
    ],
  },
  "modular-monolith": {
    good: [
      "teams work independently behind interfaces, with a schema each, and without a network between them",
      "every module stays a candidate for extraction",
    ],
    bad: [
      "boundaries hold only while the build enforces them",
      "all modules still share one release, one runtime and its failures",
    ],
  },
  "selective-extraction": {
    good: [
      "the part whose load or pace differs scales and is released apart",
      "the rest keeps the simplicity of one deployable",
    ],
    bad: [
      "each deployable needs a pipeline, alerts and a runbook of its own",
      "calls between deployables can fail, and no transaction spans them",
    ],
  },
  "event-driven": {
    good: [
      "consumers join a stream without a change in its producer",
      "producers and consumers scale and fail apart from each other",
    ],
    bad: [
      "flows are opaque without traces; order and delay become everybody's concern",
      "a broker is to be operated, and schemas of events are to be governed strictly",
    ],
  },
  microservices: {
    good: [
      "teams own their services from end to end, each at its own pace",
      "every service scales and fails apart from the others",
    ],
    bad: [
      "each service needs its own pipeline, monitoring and runbook, and tracing across all of them",
      "consistency between services is eventual: sagas take the place of transactions",
    ],
  },
  "cqrs-es": {
    good: [
      "questions about the past have exact answers, and auditors a complete history",
      "read models are rebuilt at will, and scale apart from writes",
    ],
    bad: [
      "events are promises for ever, and read models lag behind them",
      "it is a long way before the first feature; volume or a regulator must pay for it",
    ],
  },
  "space-based": {
    good: ["no database limits throughput; latency stays below a millisecond", "capacity grows linearly"],
    bad: [
      "state in memory is lost by those who have not operated it before",
      "nothing is consistent across partitions, and specialists are needed to run it",
    ],
  },
};
