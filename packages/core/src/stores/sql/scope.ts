/** How long a handler's database may be used: as long as its transaction. */
export interface Scope {
  open: boolean;
}

/** Refuses to work outside the transaction. */
export function requireOpen(scope: Scope): void {
  if (!scope.open) throw new Error("The transaction has ended; `db` cannot be used after its handler.");
}

/** Refuses a transaction within a handler's own. */
export async function refuseNested(): Promise<never> {
  throw new Error("A handler already runs in a transaction; it cannot begin another.");
}
