/** That a module's code uses a part of another module's contract. */
export interface ContractConsumer {
  readonly module: string;
  /** The name of the contract it uses. */
  readonly contract: string;
  /** The part it uses: `place`, `events.OrderPlaced`. */
  readonly member: string;
  /** Where, counting from 1. Relative to the repository's root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
