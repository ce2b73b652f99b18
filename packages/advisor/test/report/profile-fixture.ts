import type { ProfileEntry } from "../../src/profile/profile.js";

type Row = readonly [ProfileEntry["input"], string | number, ProfileEntry["source"], string];

const rows: readonly Row[] = [
  ["engineers", 34, "measured", "34 people committed in the 90 days to 2026-10-03"],
  [
    "engineersIn18Months",
    48,
    "declared",
    "said in organisation.yaml; the repository says 45: growth of a year, projected",
  ],
  ["teams", 5, "declared", "said in organisation.yaml"],
  ["deployables", 1, "measured", "one program is deployed by .github/workflows/deploy.yml"],
  ["timeZones", 2, "declared", "said in organisation.yaml"],
  ["domainComplexity", "high", "declared", "said in organisation.yaml"],
  ["boundaries", "mixed", "measured", "58 % of commits stay within one of 6 modules"],
  ["independentScaling", "one", "declared", "said in organisation.yaml"],
  ["consistency", "eventual", "declared", "said in organisation.yaml"],
  ["audit", "regulatory", "declared", "said in organisation.yaml"],
  ["temporalQueries", "core", "declared", "said in organisation.yaml"],
  ["streaming", "core", "declared", "said in organisation.yaml"],
  ["volume", "moderate", "recorded", "gateway metrics, 2026-10"],
  ["latency", "normal", "assumed", "nobody said; the simplest case"],
  ["spikes", "high", "declared", "said on the command line"],
  ["availability", 99.9, "declared", "said in organisation.yaml"],
  ["coordinationPain", "medium", "declared", "said in organisation.yaml"],
  ["painCause", "unknown", "assumed", "nobody said; the simplest case"],
  ["painIs", "felt", "assumed", "nobody said; the simplest case"],
  ["operationsShare", 22, "recorded", "time tracking, third quarter of 2026"],
  ["deployment", "yes", "measured", "exercised: .github/workflows/deploy.yml deploys and rolls back"],
  ["testing", "yes", "measured", "exercised: .github/workflows/ci.yml runs tests at three levels"],
  ["observability", "yes", "measured", "wired: OpenTelemetry is started in src/telemetry.ts"],
  ["on-call", "yes", "declared", "said in organisation.yaml; nothing in this repository shows it"],
  ["resilience", "no", "measured", "looked for timeouts, retries and breakers around calls, and found none"],
  [
    "infrastructure-as-code",
    "yes",
    "measured",
    "exercised: infra/main.tf is applied by .github/workflows/deploy.yml",
  ],
  [
    "broker",
    "yes",
    "declared",
    "said in organisation.yaml; a client of a broker is used in src/tracking/stream.ts",
  ],
  [
    "domain-driven-design",
    "unknown",
    "assumed",
    "nobody said, and nothing was found; it never counts as there",
  ],
  ["data-grid", "no", "declared", "said in organisation.yaml"],
];

/** Every value of the system, each source at least twice. */
export const profileFixture: readonly ProfileEntry[] = rows.map(([input, value, source, because]) => ({
  input,
  value,
  source,
  because,
}));

/** The same with some values of a module's own. */
export function profileWith(own: readonly Row[]): readonly ProfileEntry[] {
  return profileFixture.map((entry) => {
    const [, value, source, because] = own.find(([input]) => input === entry.input) ?? [];
    return value === undefined ? entry : { ...entry, value, source: source!, because: because! };
  });
}
