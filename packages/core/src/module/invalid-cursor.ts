/**
 * What a view's reader throws when `after` is not the `next` of an earlier page in the same order. A query that lets it
 * pass ends with `InvalidInput`, since such texts come from its caller.
 */
export class InvalidCursor extends Error {
  override readonly name = "InvalidCursor";
  constructor() {
    super("It must be the `next` of an earlier page of the same search, in the same order.");
  }
}
