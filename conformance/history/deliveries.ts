import type { ReactionContext } from "@ashlar/core";

/** What a reaction does. */
export type Hear = (data: unknown, context: ReactionContext) => unknown;

/** What the reactions of a test were seen to do: how often, how many at once, and what they have heard of in the end. */
export class Deliveries {
  /** The numbers of each key's events that were heard of without an error, in that order. */
  readonly heard = new Map<string, number[]>();
  /** How often each event was handed over, by its key and number. */
  readonly attempts = new Map<string, number>();
  /** How many are under way. */
  atWork = 0;
  mostAtWork = 0;
  readonly #keysAtWork = new Set<string>();
  readonly #besideItself = new Set<string>();

  /** The same, watched. */
  watch(hear: Hear): Hear {
    return async (data, context) => {
      const { key } = context.event;
      const { n } = data as { n: number };
      const what = `${key} ${n}`;
      this.attempts.set(what, (this.attempts.get(what) ?? 0) + 1);
      this.mostAtWork = Math.max(this.mostAtWork, ++this.atWork);
      if (this.#keysAtWork.has(key)) this.#besideItself.add(key);
      this.#keysAtWork.add(key);
      try {
        await hear(data, context);
        this.heard.set(key, [...(this.heard.get(key) ?? []), n]);
      } finally {
        this.#keysAtWork.delete(key);
        this.atWork--;
      }
    };
  }

  /** Events that were handed over more than once: right only where something has failed. */
  get repeated(): string[] {
    return [...this.attempts].filter(([, times]) => times > 1).map(([what]) => what);
  }

  /** Keys two events of which were under way at once: never right. */
  get besideThemselves(): string[] {
    return [...this.#besideItself];
  }
}
