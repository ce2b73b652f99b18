/** What a chip says besides its words. */
export type Tone = "good" | "warn" | "bad" | "plain";

/** A word that classifies what it stands at. The tone repeats what the word says. */
export function chip(word: string, tone: Tone = "plain"): string {
  return `<span class="chip ${tone}">${word}</span>`;
}
