import type { Changes } from "./changes.js";
import type { Child } from "./child.js";

/** What a supervised system is made of. */
export interface Supervision {
  readonly start: () => Child;
  readonly changes: Changes;
  /** Resolves when it is to end. */
  readonly asked: Promise<void>;
  /** Tells a person what is going on. */
  say(sentence: string): void;
}

type Happening =
  | { readonly kind: "asked" }
  | { readonly kind: "ended"; readonly how: number | string }
  | { readonly kind: "changed"; readonly paths: readonly string[] };

/** Runs a system until asked to stop, anew after every change. One that ends by itself waits for the next change. */
export async function supervise({ start, changes, asked, say }: Supervision): Promise<void> {
  const stop = asked.then((): Happening => ({ kind: "asked" }));
  for (;;) {
    const child = start();
    const change = changes.next().then((paths): Happening => ({ kind: "changed", paths }));
    const end = child.ended.then((how): Happening => ({ kind: "ended", how }));
    let happening = await Promise.race([stop, change, end]);
    if (happening.kind === "ended") {
      say(`It has ended (${happening.how}). Waiting for a change.`);
      happening = await Promise.race([stop, change]);
    }
    if (happening.kind === "changed") say(`${happening.paths.join(", ")} changed. Starting again.`);
    await child.stop();
    if (happening.kind === "asked") return;
  }
}
