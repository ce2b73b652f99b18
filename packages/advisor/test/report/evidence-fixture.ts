import type { CapabilityEvidence, EvidencePlace, Finding, History, Readiness } from "@ashlar/survey";

type Seen = readonly [
  probe: string,
  outcome: Finding["outcome"],
  strength: Finding["strength"],
  message: string,
  ...places: readonly EvidencePlace[],
];

function evidence(
  capability: CapabilityEvidence["capability"],
  strength: CapabilityEvidence["strength"],
  ...seen: readonly Seen[]
): CapabilityEvidence {
  return {
    capability,
    strength,
    findings: seen.map(([probe, outcome, proves, message, ...places]) => ({
      ...{ probe, capability, outcome, strength: proves, message, places },
    })),
  };
}

/** Each strength, each outcome of a probe. */
export const readinessFixture: Readiness = [
  evidence(
    "deployment",
    "exercised",
    [
      "ci-deploy-job",
      "true",
      "exercised",
      "The pipeline deploys on every push to the main branch.",
      {
        file: ".github/workflows/deploy.yml",
        line: 14,
      },
    ],
    [
      "rollback-step",
      "true",
      "wired",
      "The pipeline can roll back.",
      {
        file: ".github/workflows/deploy.yml",
        line: 41,
      },
    ],
  ),
  evidence(
    "observability",
    "wired",
    [
      "telemetry-started",
      "true",
      "wired",
      "OpenTelemetry is started by the product.",
      { file: "src/telemetry.ts", line: 9 },
      { file: "src/main.ts", line: 3 },
    ],
    ["alert-rules", "false", "exercised", "No alert rules were found."],
  ),
  evidence("testing", "exercised", [
    "ci-test-levels",
    "true",
    "exercised",
    "The pipeline runs unit, integration and end-to-end tests.",
    {
      file: ".github/workflows/ci.yml",
      line: 22,
    },
  ]),
  evidence(
    "resilience",
    "none",
    [
      "resilience-library",
      "false",
      "wired",
      "No library for timeouts, retries or breakers is used by the product.",
    ],
    ["http-timeouts", "false", "wired", "No call to another service sets a timeout."],
  ),
  evidence(
    "on-call",
    "declared",
    [
      "runbooks",
      "true",
      "declared",
      "A runbook is there, and nothing shows that it was used.",
      {
        file: "docs/runbooks/payments-are-late.md",
      },
    ],
    ["pager-configuration", "not-available", "wired", "On-call schedules are kept outside of repositories."],
  ),
  evidence("infrastructure-as-code", "exercised", [
    "terraform-applied",
    "true",
    "exercised",
    "The pipeline applies the infrastructure.",
    {
      file: "infra/main.tf",
      line: 1,
    },
  ]),
  evidence(
    "broker",
    "wired",
    [
      "broker-client",
      "true",
      "wired",
      "A client of a broker is used by the product.",
      {
        file: "src/tracking/stream.ts",
        line: 12,
      },
    ],
    [
      "broker-configuration",
      "error",
      "wired",
      "`deploy/broker.yaml` cannot be read: a tab where spaces are meant.",
      {
        file: "deploy/broker.yaml",
        line: 7,
      },
    ],
  ),
  evidence("domain-driven-design", "none", [
    "aggregates",
    "false",
    "wired",
    "No aggregates or event-sourced entities were found.",
  ]),
  evidence("data-grid", "not-available", [
    "grid-client",
    "not-applicable",
    "wired",
    "The product keeps no state in memory.",
  ]),
];

const module = (name: string, commits: number, ownCommits: number, authors: number) => {
  const selfContainment = Math.round(((ownCommits + 1) / (commits + 2)) * 100) / 100;
  return {
    name,
    folder: `src/${name}`,
    ...{ commits, ownCommits, authors, selfContainment },
    extractionScore: Math.round(Math.log(1 + commits) * selfContainment * 100) / 100,
  };
};

/** Four years of a repository, with something to beware of. */
export const historyFixture: History = {
  commits: 9_412,
  firstCommit: Date.UTC(2022, 8, 12),
  lastCommit: Date.UTC(2026, 9, 3),
  activeAuthors: 34,
  activeAuthorsAYearBefore: 27,
  commitsPerWeek: 61.5,
  repairShare: 0.07,
  releasesLastYear: 46,
  modules: [
    module("tracking", 812, 604, 9),
    module("labels", 240, 171, 4),
    module("ledger", 655, 270, 11),
    module("customers", 402, 120, 14),
  ],
  caveats: [
    { kind: "squashed", message: "Pull requests are squashed: commits are fewer and larger than the work." },
  ],
};
