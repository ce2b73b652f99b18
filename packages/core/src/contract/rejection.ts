import { knownAcrossCopies } from "../errors/index.js";
import type { InputOf, OutputOf, Schema } from "./schema.js";

/** The refusals a command declares: a name, and the schema of the data that explains it. */
export type Rejects = Readonly<Record<string, Schema>>;

/**
 * A business refusal that the command's contract declares. It is not a failure: it arrives with its name and data
 * wherever the module runs, and nothing has changed.
 */
export class Rejection<N extends string = string, D = unknown> extends Error {
  override readonly name: string = "Rejection";

  constructor(
    /** The operation that refused, such as `orders.place`; empty until the runtime has filled it in. */
    readonly operation: string,
    /** The refusal's declared name. */
    readonly reason: N,
    /** The refusal's declared data. */
    readonly data: D,
  ) {
    super(operation === "" ? reason : `${operation} was refused: ${reason}`);
  }
}

knownAcrossCopies(Rejection);

/** Every refusal a command declares, as a union. */
export type RejectionOf<R extends Rejects> = {
  [N in keyof R & string]: Rejection<N, OutputOf<R[N]>>;
}[keyof R & string];

/** Refuses a command with one of its declared reasons. The data is parsed, so what has a default may be left out. */
export type Reject<R extends Rejects> = <N extends keyof R & string>(
  reason: N,
  data: InputOf<R[N]>,
) => Rejection<N, OutputOf<R[N]>>;

/** Something that declares refusals, such as a command's reference. */
interface Rejecting<R extends Rejects> {
  readonly id: string;
  readonly definition: { readonly rejects: R };
}

/**
 * Whether an error is a refusal by this command, and by this reason if one is given.
 *
 * @example
 * ```ts
 * try {
 *   await call(inventory.reserve, { sku, quantity });
 * } catch (error) {
 *   if (isRejection(error, inventory.reserve, "OutOfStock")) return error.data.available; // typed
 *   throw error;
 * }
 * ```
 */
export function isRejection<R extends Rejects, N extends keyof R & string = keyof R & string>(
  error: unknown,
  command: Rejecting<R>,
  reason?: N,
): error is RejectionOf<Pick<R, N>> {
  return (
    error instanceof Rejection &&
    error.operation === command.id &&
    (reason === undefined || error.reason === reason)
  );
}
