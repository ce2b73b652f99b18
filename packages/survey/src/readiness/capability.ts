/**
 * What an organisation must be able to do, or know, to operate more than the simplest architecture.
 *
 * - `deployment`: one-click deploys with rollback
 * - `observability`: central logs, traces and metrics
 * - `testing`: automated tests at unit, integration and end-to-end level
 * - `resilience`: circuit breakers, timeouts and retries; failures handled
 * - `on-call`: people on call, with runbooks
 * - `infrastructure-as-code`: machines and services described in files
 * - `broker`, `domain-driven-design`, `data-grid`: expertise that one pattern each needs
 */
export const capabilities = [
  "deployment",
  "observability",
  "testing",
  "resilience",
  "on-call",
  "infrastructure-as-code",
  "broker",
  "domain-driven-design",
  "data-grid",
] as const;

export type Capability = (typeof capabilities)[number];

/**
 * How strong evidence is: a capability is *declared* where something says so (a document, a dependency), *wired* where code or
 * configuration uses it, *exercised* where it demonstrably runs (a pipeline that has it as a step).
 */
export const strengths = ["declared", "wired", "exercised"] as const;

export type Strength = (typeof strengths)[number];
