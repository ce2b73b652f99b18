import type { Advice } from "../../advice.js";
import type { Stage } from "../../guidance/guidance.js";
import type { Section } from "./section.js";

/** Where the organisation stands, where it goes next, and under which conditions. */
export function trajectory({ trajectory, dangerZone }: Advice): Section {
  return {
    title: "Where it goes next",
    opening: [dangerZone.verdict],
    items: trajectory.map((stage) => ({ head: `${stage.when}: ${stage.name}`, body: conditions(stage) })),
  };
}

function conditions({ when, does, entryGate, exitMeasure, stopRule }: Stage): readonly string[] {
  if (when === "later") return [`Entry gate: ${entryGate}`];
  return [
    ...does.map((one) => `- ${one}`),
    ...(when === "next" ? [`Entry gate: ${entryGate}`] : []),
    `Exit measure: ${exitMeasure}`,
    `Stop rule: ${stopRule}`,
  ];
}
