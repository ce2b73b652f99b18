import type { RuleId } from "./rule-id.js";

/** What is true of every violation of a rule. */
export interface RuleDescription {
  /** The rule, as one sentence. */
  readonly title: string;
  /** Why it exists. */
  readonly reason: string;
  /** How its violations are mended. */
  readonly fix: string;
}

/** Every rule, with why it exists and how to mend what violates it; in the order of the reports. */
export const ruleCatalogue: Readonly<Record<RuleId, RuleDescription>> = {
  "contract-only": {
    title: "Only a module's public files are imported from outside it.",
    reason:
      "What others import cannot change freely any more, and a module whose inside is imported cannot be moved.",
    fix: "Import the module's contract, or make what you need part of it.",
  },
  "declared-dependencies": {
    title: "A module imports only what it says it depends on, and only what is visible to it.",
    reason: "A dependency that nobody decided on is how boundaries erode.",
    fix: "Remove the import, or add the module to `dependsOn` (and to the other's `visibleTo`) in a reviewed change.",
  },
  "no-module-cycles": {
    title: "Modules do not depend on each other in circles.",
    reason: "Modules in a cycle can only be understood, tested, deployed and extracted together.",
    fix: "Cut the cheapest dependency: turn the call around with an event, or move what both need into one of them.",
  },
  layers: {
    title: "Inside a module, imports point inwards: contract, then domain, then data and handlers.",
    reason: "Decisions that know how they are stored or called cannot be tested or moved without it.",
    fix: "Pass in what the inner file needs, or move the code to the layer that may use it.",
  },
  "pure-domain": {
    title: "Domain files compute; they neither act on the world nor read clocks or chance.",
    reason: "A decision is replayed, retried and simulated. It must give the same result each time.",
    fix: "Take the value from the command or from the context (`now`), and leave effects to handlers and reactions.",
  },
  "exhaustive-modules": {
    title: "Every source file within the checked folders belongs to a module.",
    reason: "Code outside all modules is a way around every boundary.",
    fix: "Move the file into a module, or list its folder as one.",
  },
  "own-schema": {
    title: "A module names only its own tables.",
    reason:
      "A table that two modules use is a contract that nobody wrote, and neither module can move its data.",
    fix: "Ask the owner through its contract, or keep a view of its events in your own tables.",
  },
  "no-shared-state": {
    title: "No value that changes is shared between modules.",
    reason:
      "Memory is shared only as long as modules live in one process; the day one moves, the program changes silently.",
    fix: "Keep the value inside one module and offer commands and queries for it.",
  },
  "valid-architecture": {
    title: "architecture.yaml is valid for these modules.",
    reason: "An architecture that cannot be read is not the one you decided on.",
    fix: "Mend the file at that place.",
  },
  "possible-state": {
    title: "Each module can keep the kind of state that architecture.yaml asks of it.",
    reason: "Plain handlers write their own tables, so their module can only keep its state in rows.",
    fix: "Use `state: rows`, or turn the module's handlers into entities.",
  },
  "operable-architecture": {
    title: "The architecture asks for nothing that the organisation cannot operate.",
    reason:
      "What nobody can operate shows as long incidents, slow releases and tired people, however good the code is.",
    fix: "Take the next step towards what is missing, go back to the simpler architecture, or accept the risk in organisation.yaml.",
  },
  "stable-contracts": {
    title: "A contract changes only in ways that its consumers and stored events survive.",
    reason: "Consumers that are deployed, and events that are stored, know the contract as it was.",
    fix: "Make the change additive, or add a new version with an upcaster. Accept a break with `ashlar check --accept`.",
  },
  "readable-sources": {
    title: "Every source file of a module can be read and parsed.",
    reason: "Nothing can be said of the imports of a file that cannot be read.",
    fix: "Mend the file, or list it under `exclude`.",
  },
  "current-baseline": {
    title: "The baseline holds nothing that has been mended.",
    reason:
      "A forgiven violation that is gone must not be able to come back unnoticed: the baseline only shrinks.",
    fix: "Run `ashlar check --shrink`, which removes what is mended and adds nothing.",
  },
  "current-suppressions": {
    title: "Each `ashlar-ignore` comment names a rule, gives a reason and forgives something.",
    reason: "A comment that forgives nothing hides the next violation.",
    fix: "Remove the comment, or write `// ashlar-ignore <rule>: <reason>` above the line it is about.",
  },
};
