import type { Gate } from "../rule.js";
import { cqrsEventSourcingGates } from "./cqrs-event-sourcing.js";
import { distributionGates } from "./distribution.js";
import { eventDrivenGates } from "./event-driven.js";
import { microservicesGates } from "./microservices.js";
import { monolithGates } from "./monolith.js";
import { spaceBasedGates } from "./space-based.js";

/**
 * Every hard condition, by the pattern it guards. A pattern is possible when all of its gates are open. What opens for
 * microservices opens for selective extraction too, so that losing a prerequisite never leads to a more demanding structure.
 */
export const gates: readonly Gate[] = [
  ...monolithGates,
  ...distributionGates,
  ...microservicesGates,
  ...eventDrivenGates,
  ...cqrsEventSourcingGates,
  ...spaceBasedGates,
];
