/** What this release of Ashlar runs of the three axes of architecture.yaml. A test holds it against the runtime. */
export const runsToday = {
  severalUnits: false,
  state: ["rows"] as readonly string[],
  events: ["local"] as readonly string[],
} as const;
