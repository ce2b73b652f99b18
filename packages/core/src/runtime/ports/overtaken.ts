/** Ends a transaction that another got ahead of: it was rolled back, and done again it may well succeed. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";

  constructor(options?: ErrorOptions) {
    super("another transaction got ahead of it", options);
  }
}
