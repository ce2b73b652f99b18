import { layOutCommandLine } from "../../harness/command-line.ts";
import type { StartReader } from "../contestant.ts";

interface Document {
  readonly data: {
    readonly structure: string;
    readonly questions: readonly unknown[];
    readonly evidence: { readonly history?: { readonly commits: number } };
  };
}

const start: StartReader = async () => ({
  args: [await layOutCommandLine(), "advise", ".", "--json"],
  commitsIn(stdout) {
    const { structure, questions, evidence } = (JSON.parse(stdout) as Document).data;
    if (structure === "" || questions.length !== 3) throw new Error("there is no answer, or no question");
    return evidence.history?.commits ?? 0;
  },
});

export default start;
