/** Who makes a request from outside: the verified claims of a token. */
export interface Caller {
  /** The token's `sub` claim. */
  readonly subject: string;
  readonly roles: readonly string[];
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Who may call an operation from outside. An operation without `access` is internal: other modules may call it, the
 * gateway does not serve it.
 *
 * - `"public"`            anybody
 * - `"authenticated"`     anybody with a valid token
 * - `{ roles: ["…"] }`    a token with one of these roles
 * - `(caller, input) => boolean`  a token for which this is `true`, such as owning what the input
 *   names; it cannot be asynchronous, and a promise permits nothing
 */
export type Access<Input> =
  | "public"
  | "authenticated"
  | { readonly roles: readonly string[] }
  | ((caller: Caller, input: Input) => boolean);

/** Who may call an operation from outside, as data; `rule` is a function of the contract's. */
export type AccessDescription =
  | "internal"
  | "public"
  | "authenticated"
  | "rule"
  | { readonly roles: readonly string[] };

/** Says who may call, as far as that can be said without a caller. */
export function describeAccess(access: Access<never> | undefined): AccessDescription {
  if (access === undefined) return "internal";
  if (typeof access === "function") return "rule";
  return typeof access === "string" ? access : { roles: access.roles };
}

/** Whether this caller may make this call. */
export function permits<Input>(access: Access<Input>, caller: Caller | undefined, input: Input): boolean {
  if (access === "public") return true;
  if (!caller) return false;
  if (access === "authenticated") return true;
  // A promise is truthy: a predicate that turns out to be asynchronous must not open the door.
  if (typeof access === "function") return (access(caller, input) as unknown) === true;
  return access.roles.some((role) => caller.roles.includes(role));
}
