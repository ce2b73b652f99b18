import { inputs } from "./inputs.js";
import { type Answers, type InterviewBasis, isCounted } from "./interview.js";
import type { Organisation } from "./organisation.js";
import { prerequisites } from "./situation.js";

/**
 * What an organisation says after its interview. What it was not asked stays as it was. A mere number of prerequisites gives
 * way to answers on them one by one, which could contradict it.
 */
export function organisationFrom(basis: InterviewBasis, answers: Answers, name: string): Organisation {
  const before = basis.organisation;
  const values = Object.fromEntries(
    inputs.flatMap((input) => {
      if (isCounted(input.name, basis)) return [];
      const value = answers.has(input.name) ? answers.get(input.name) : before?.values[input.name];
      // A record that the evidence brought is read again; only the file's own are the file's to keep.
      const isOthers = value?.source === "recorded" && value !== before?.values[input.name];
      return value && !isOthers ? [[input.name, value]] : [];
    }),
  );
  const isSpelledOut = prerequisites.some((one) => {
    const answer = answers.get(one);
    return answer?.source === "declared" && answer.value !== "unknown";
  });
  const prerequisitesMet =
    basis.flags?.prerequisitesMet ?? (isSpelledOut ? undefined : before?.prerequisitesMet);
  return {
    name: before?.name ?? name,
    values,
    ...(prerequisitesMet && { prerequisitesMet }),
    modules: before?.modules ?? {},
    acceptedRisks: before?.acceptedRisks ?? [],
  };
}
