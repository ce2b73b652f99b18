import { firstWords } from "./first-words.js";

/** Who uses a database, and until when. */
export interface Scope {
  /** The framework itself, a plain handler within its transaction, or a query. */
  readonly of: "framework" | "handler" | "query";
  open: boolean;
}

/** What a query's statements run in: each sees a moment of its own. */
export const queryScope: Readonly<Scope> = { of: "query", open: true };

/**
 * Refuses a statement after its scope has ended, and one that would take its connection out of the framework's hands: that ends
 * the transaction, leaves the module's own role or schema, or changes a connection that others use after it. It is a
 * wall against mistakes; functions of the database can still do such things.
 */
export function requireAllowed(scope: Scope, sql: string): void {
  if (!scope.open) throw new Error("The transaction has ended; `db` cannot be used after its handler.");
  if (scope.of === "framework") return;
  const words = firstWords(sql);
  if (endsTransaction.test(words))
    throw new Error(`"${words}": transactions are begun and ended for a module, not by it.`);
  if (leavesModule.test(words) || (scope.of === "query" && leavesTraces.test(words)))
    throw new Error(`"${words}": the connection belongs to the framework, and others use it afterwards.`);
}

const endsTransaction =
  /^(begin|start|commit|end|abort|prepare transaction|rollback(?! (work |transaction )?to\b))\b/;
const leavesModule = new RegExp(
  [
    "^(set (local |session )?(role|session authorization|authorization|search_path|schema)",
    "reset (role|session|search_path|all)",
    "discard|prepare|deallocate|attach|detach|vacuum)\\b",
    "^pragma (\\w+ \\. )?(?!\\w+_(info|xinfo|list|check)\\b|defer_foreign_keys\\b)\\w+ [=(]",
  ].join("|"),
);
const leavesTraces = /^(set|reset|listen|prepare|declare|lock|create)\b/;

/** Refuses a transaction of a module's own. */
export async function refuseTransaction({ of }: Scope): Promise<never> {
  throw new Error(
    of === "query"
      ? "A query cannot begin a transaction: each of its statements sees a moment of its own. Read what must fit together with one statement."
      : "A handler already runs in a transaction; it cannot begin another.",
  );
}
