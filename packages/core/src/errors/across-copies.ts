/**
 * Makes `instanceof` go by a mark that all copies of this package share: a project may have two of them, and what one
 * throws the other must know. Classes that extend the marked one are told apart as usual.
 */
export function knownAcrossCopies(type: { readonly name: string; readonly prototype: object }): void {
  const mark = Symbol.for(`ashlar.${type.name}`);
  Object.defineProperty(type.prototype, mark, { value: true });
  Object.defineProperty(type, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (this !== type) return Function.prototype[Symbol.hasInstance].call(this, value);
      return typeof value === "object" && value !== null && mark in value;
    },
  });
}
