import type { Call } from "../../contract/index.js";
import { type CallContext, idsFrom } from "./call-context.js";
import type { Router } from "./router.js";

/** A call that is lent to a module's code for as long as that runs. */
export interface LentCall {
  readonly call: Call;
  /**
   * Resolves when `work` and every call it has made have ended, those too that it did not wait for. Rejects with the
   * first error, unless the code has seen to it itself.
   */
  until(work: () => unknown): Promise<void>;
}

/** Lends a call whose commands' ids follow from `cause`. */
export function lendCall(router: Router, cause: string, context: Omit<CallContext, "deriveId">): LentCall {
  const deriveId = idsFrom(cause);
  const followed = new Set<Followed<unknown>>();
  return {
    // Spread at each call, for the deadline may move.
    call: (operation, input, options) =>
      Followed.of(router.within({ ...context, deriveId })(operation, input, options), followed),
    async until(work) {
      const failures: unknown[] = [];
      const ran = (async () => work())().catch((error) => failures.push(error));
      await ran;
      for (const promise of followed) await promise.end((error) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** A promise that knows whether anybody waits for it; so do those made of it. */
class Followed<T> extends Promise<T> {
  /** Those that have not ended, and those whose error nobody has waited for so far. */
  #others = new Set<Followed<unknown>>();
  #awaited = false;

  static of<T>(promise: Promise<T>, others: Set<Followed<unknown>>): Followed<T> {
    const followed = new Followed<T>((resolve, reject) => promise.then(resolve, reject));
    followed.#begin(others);
    return followed;
  }

  override then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#awaited = true;
    const next = super.then(onFulfilled, onRejected) as Followed<A | B>;
    next.#begin(this.#others);
    return next;
  }

  /** Waits for its end; tells of its error if nobody else does. */
  async end(tell: (error: unknown) => void): Promise<void> {
    await super.then(undefined, (error) => {
      if (!this.#awaited) tell(error);
    });
  }

  #begin(others: Set<Followed<unknown>>): void {
    this.#others = others;
    others.add(this);
    const forget = () => void others.delete(this);
    // An error that nobody waits for yet is told by `end`, however late that comes.
    super.then(forget, () => this.#awaited && forget());
  }
}
