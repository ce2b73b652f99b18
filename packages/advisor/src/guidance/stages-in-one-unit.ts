import type { Deed, StageTexts, Way } from "./stage-text.js";

const goingBack: Deed = {
  when: ({ isGoingBack }) => isGoingBack,
  what: "Merge deployables back one at a time, those that change together first. Keep their boundaries and interfaces.",
};

const growingFast: Deed = {
  when: ({ growth }) => growth === "tripling",
  what: "Headcount is on its way to triple within two years: enforce module boundaries now, before the new people come.",
};

const hasSeveralTeams = ({ situation }: Way) => situation.teams > 1;

/** The stages of one deployable, and what comes before any. */
export const stagesInOneUnit: Pick<StageTexts, "foundations" | "monolith" | "modular-monolith"> = {
  foundations: {
    deeds: [
      {
        when: ({ missing }) => missing.length > 0,
        what: ({ missing }) => `Put in place what is missing: ${missing.join("; ")}.`,
      },
      {
        when: ({ decision }) => decision.foundationsFirst,
        what: "Look for what makes people wait in tests, builds and releases. Leave the structure alone until that is mended.",
      },
      "Record the five DORA metrics for each application, and never blend teams: change lead time, deployment frequency, failed deployment recovery time, change fail rate, deployment rework rate.",
    ],
    entryGate: "None. Every later stage stands on this one.",
    exitMeasure:
      "Any engineer deploys and rolls back within minutes on a working day, a bad change is stopped by a test, and what is listed here was used at least once.",
    stopRule:
      "If the DORA metrics have not moved after a quarter, what holds delivery up is elsewhere: find it before more tools are bought.",
    wayBack: "Nothing to go back from. Each step pays for itself, under any architecture.",
  },
  monolith: {
    deeds: [
      goingBack,
      "Keep one deployable in layers: presentation, business logic, data access. One artefact, one transaction, one place to debug.",
      growingFast,
      {
        when: ({ growth }) => growth === "modest" || growth === "shrinking",
        what: "Optimise for today: no growth is in sight that would ask for more.",
      },
    ],
    entryGate:
      "None but basic CI and CD. Under 20 engineers with a moderate domain it is the fastest, under 50 the default.",
    exitMeasure:
      "Leave when merge conflicts and waiting for a common release recur every few weeks, or when a second team arrives.",
    stopRule:
      "Stay for as long as coordination does not consistently block delivery. An expected wall is not a wall.",
    wayBack: "It is the simplest stage: there is nothing to go back to.",
  },
  "modular-monolith": {
    deeds: [
      goingBack,
      {
        when: ({ situation }) => situation.boundaries === "unclear",
        what: "Find the boundaries first, whatever the size: name the parts, and who answers for each.",
      },
      growingFast,
      "Run `ashlar check --init`, which proposes modules and forgives today's violations in a baseline. Then run `ashlar check` in the pipeline, so that the baseline only shrinks.",
      "Give each module a defined interface and a data schema of its own. No other module reads its tables.",
      {
        when: hasSeveralTeams,
        what: "Give each module one team that owns it. Independent teams need boundaries, not services.",
      },
      {
        when: ({ situation }) => situation.timeZones > 1,
        what: "Let teams in other time zones own whole bounded contexts or platform capabilities such as the gateway or observability, not tickets.",
      },
    ],
    entryGate:
      "Somebody can name the parts, and tests run on every change. No skill in distributed systems is needed.",
    exitMeasure:
      "For a quarter, `ashlar check` stays green without new exceptions, and most changes stay within one module.",
    stopRule:
      "A boundary that most changes cross is in the wrong place: move it. A network between the two would only hide that.",
    wayBack: "Join two modules again: a refactoring inside one deployable, and no data leaves its database.",
  },
};
