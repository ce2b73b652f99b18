import type { Capability, Strength } from "@ashlar/survey";
import type { ReadinessGap } from "./guidance.js";

/** A next step, and what it takes. */
export interface Step {
  readonly nextStep: string;
  readonly effort: ReadinessGap["effort"];
}

/** What to do about a missing capability. */
export interface Remedy {
  /** As a clause can name it: "one-click deploys with rollback". */
  readonly label: string;
  /** What happens without it. */
  readonly consequence: string;
  /** The cheapest next step, by what the repository shows of it already. */
  readonly steps: Readonly<Record<"none" | Exclude<Strength, "exercised">, Step>>;
  /** What the runtime of an Ashlar project gives towards it. */
  readonly inAshlar?: string;
}

/** One entry for each capability. Efforts are those of a team that has not done it before. */
export const remedies: Readonly<Record<Capability, Remedy>> = {
  deployment: {
    label: "one-click deploys with rollback",
    consequence:
      "Releases become bottlenecks: rare, large and feared, and a bad one stays out longer than it must.",
    steps: {
      none: {
        nextStep:
          "Write one pipeline that builds, deploys, and can put the version before back. Send a change of one line through it.",
        effort: "weeks",
      },
      declared: {
        nextStep: "Turn the written release steps into a pipeline job that anybody on the team can start.",
        effort: "days",
      },
      wired: {
        nextStep: "Deploy by the pipeline only, and roll one release back on purpose.",
        effort: "hours",
      },
    },
    inAshlar:
      "Ashlar answers /health/live and /health/ready and stops without losing what it acknowledged: point the platform at these.",
  },
  testing: {
    label: "automated tests at unit, integration and end-to-end level",
    consequence: "Regressions reach production, and nobody dares to move code between modules.",
    steps: {
      none: {
        nextStep:
          "Test the path that matters most once at each level: unit, integration, end to end. Then ask for a test with every repair.",
        effort: "weeks",
      },
      declared: {
        nextStep: "Run the tests that exist on every change, and let a red one stop the merge.",
        effort: "days",
      },
      wired: {
        nextStep:
          "Run the tests in the pipeline, and add the level that is missing for the path that matters most.",
        effort: "days",
      },
    },
    inAshlar:
      "`@ashlar/core/testing` starts the whole application inside a test, without a server or a database to set up.",
  },
  observability: {
    label: "central logs, traces and metrics",
    consequence: "Incidents take hours to diagnose, because what happened has to be pieced together.",
    steps: {
      none: {
        nextStep:
          "Send all logs to one place with a request id, trace the calls that come in and go out, and draw traffic, errors, latency and saturation.",
        effort: "weeks",
      },
      declared: {
        nextStep: "Switch the installed instrumentation on, and send logs, traces and metrics to one place.",
        effort: "days",
      },
      wired: {
        nextStep: "Explain the last incident from the traces alone, and alert on what users feel.",
        effort: "days",
      },
    },
    inAshlar:
      "Ashlar writes JSON logs, answers /metrics and makes OpenTelemetry spans: what is missing is an SDK that is registered and a place to send them to.",
  },
  "on-call": {
    label: "people on call, with runbooks",
    consequence:
      "The same heroes are called each time and burn out; when they are away, nobody knows what to do.",
    steps: {
      none: {
        nextStep:
          "Agree who answers this week, send the alerts there, and write a runbook for each of the last three incidents.",
        effort: "days",
      },
      declared: {
        nextStep: "Walk through the runbooks in a drill, and mend the steps that no longer work.",
        effort: "days",
      },
      wired: { nextStep: "Let somebody who did not write a runbook use it in a drill.", effort: "hours" },
    },
    inAshlar:
      "`ashlar events` lists and settles events whose reactions kept failing: a first runbook can start there.",
  },
  resilience: {
    label: "timeouts, retries and circuit breakers",
    consequence: "One slow dependency takes its callers down with it: failures cascade.",
    steps: {
      none: {
        nextStep:
          "Give every call to another system a timeout. Then retry what is harmless to repeat, and put a circuit breaker before what fails most.",
        effort: "weeks",
      },
      declared: {
        nextStep:
          "Put the installed library around each call that leaves the process: timeouts first, breakers second.",
        effort: "days",
      },
      wired: {
        nextStep: "Cut one dependency off in a test environment, and see whether the rest still answers.",
        effort: "days",
      },
    },
    inAshlar:
      "Calls between Ashlar modules have deadlines, and failed reactions are repeated and then set aside: what is left are your calls to other systems.",
  },
  "infrastructure-as-code": {
    label: "infrastructure as code",
    consequence: "It works on one machine, for ever: environments drift apart, and nobody can rebuild one.",
    steps: {
      none: {
        nextStep: "Describe the smallest environment in files, and build it from nothing with them.",
        effort: "weeks",
      },
      declared: {
        nextStep:
          "Build one environment from the files that exist, and correct them until nothing is missing.",
        effort: "days",
      },
      wired: {
        nextStep: "Let the pipeline apply the files, so that nothing is changed by hand.",
        effort: "days",
      },
    },
  },
  broker: {
    label: "experience with a message broker",
    consequence:
      "Ordering, redelivery and backlogs are learnt in production, from events that were lost or handled twice.",
    steps: {
      none: {
        nextStep: "Run one bounded pilot: one use case, one stream, schemas under review, and a stop date.",
        effort: "weeks",
      },
      declared: {
        nextStep:
          "Name who operates the broker, and rehearse a backlog, a redelivery and a change of schema.",
        effort: "weeks",
      },
      wired: {
        nextStep:
          "Ask those who operate the broker today for a rehearsed backlog, redelivery and change of schema.",
        effort: "days",
      },
    },
  },
  "domain-driven-design": {
    label: "experience with aggregates and events",
    consequence:
      "Aggregates end up in the wrong places, and events that are written once cannot be taken back.",
    steps: {
      none: {
        nextStep:
          "Model one module with the people who know the domain, events and rules first. Keep its state in rows until the model holds still.",
        effort: "weeks",
      },
      declared: {
        nextStep:
          "Write the rules of one module as pure decisions over its events, and test them without a database.",
        effort: "weeks",
      },
      wired: {
        nextStep: "Change one published event and one aggregate's rules, and see what that takes.",
        effort: "days",
      },
    },
    inAshlar:
      "An Ashlar entity decides and evolves by events while its state is still kept in rows: the model can be tried today.",
  },
  "data-grid": {
    label: "experience with an in-memory data grid",
    consequence: "A lost partition or a split grid loses data, and only a specialist can say how much.",
    steps: {
      none: {
        nextStep:
          "Measure whether a cache or a read replica meets the target. Only if not, bring in somebody who has run a grid, with a stop date.",
        effort: "months",
      },
      declared: {
        nextStep: "Load a prototype with real peaks, kill a node, and count what is lost.",
        effort: "weeks",
      },
      wired: { nextStep: "Kill a node under a real peak, and count what is lost.", effort: "days" },
    },
  },
};
