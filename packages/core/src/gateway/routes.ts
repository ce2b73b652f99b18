import type { Access, OperationRef } from "../contract/index.js";
import { AshlarError } from "../errors/index.js";
import type { Module } from "../module/index.js";
import type { Page } from "./page.js";

/** An address that an operation of a module answers. */
export interface OperationRoute {
  readonly kind: "operation";
  /** As in the log: the operation's id. */
  readonly name: string;
  readonly operation: OperationRef;
  readonly public: boolean;
  /** The methods it takes, as in the `Allow` header. */
  readonly allow: string;
  readonly path: string;
}

/** An address that the gateway answers itself. */
export interface PageRoute {
  readonly kind: "page";
  /** As in the log: its path. */
  readonly name: string;
  readonly page: Page;
  readonly allow: string;
  /** Whether requests for it count towards the rate limit. */
  readonly limited: boolean;
}

export type Route = OperationRoute | PageRoute;

/** Every address, by its path: all paths are fixed, so finding one is one look-up. */
export type Routes = ReadonlyMap<string, Route>;

/**
 * The addresses of the operations that say who may call them, and of the gateway's own pages.
 * Operations without `access` are internal and have no address.
 *
 * @throws AshlarError `ASH_MODULE_INVALID` when an operation's address is one of the gateway's own.
 */
export function routes(operations: readonly OperationRef[], pages: readonly PageRoute[]): Routes {
  const found = new Map<string, Route>(pages.map((page) => [page.name, page]));
  for (const operation of operations) {
    const path = `/${operation.module}/${operation.name}`;
    if (found.has(path)) {
      throw new AshlarError("ASH_MODULE_INVALID", {
        message: `Module "${operation.module}": the gateway itself answers at ${path}.`,
        fix: `Rename the ${operation.kind} "${operation.name}".`,
      });
    }
    found.set(path, operationRoute(operation, path));
  }
  return found;
}

function operationRoute(operation: OperationRef, path: string): OperationRoute {
  return {
    kind: "operation",
    name: operation.id,
    operation,
    public: operation.definition.access === "public",
    allow: operation.kind === "query" ? "GET, HEAD, POST" : "POST",
    path,
  };
}

/** The operations that can be called from outside. */
export function exposedOperations(modules: readonly Module[]): OperationRef[] {
  return modules.flatMap(({ contract }) =>
    Object.entries({ ...contract.commands, ...contract.queries })
      .filter(([, definition]) => definition.access !== undefined)
      .map(([name, definition]) => ({
        kind: definition.kind,
        module: contract.name,
        name,
        id: `${contract.name}.${name}`,
        definition,
      })),
  );
}

/**
 * Refuses to start when operations need a token and there is no way to verify one.
 *
 * @throws AshlarError `ASH_AUTH_CONFIGURATION`
 */
export function requirePublic(operations: readonly OperationRef[]): void {
  const guarded = operations.filter(({ definition }) => (definition.access as Access<unknown>) !== "public");
  if (guarded.length === 0) return;
  const others = guarded.length > 1 ? ` and ${guarded.length - 1} more` : "";
  throw new AshlarError("ASH_AUTH_CONFIGURATION", {
    message: `${guarded[0]!.id}${others} can only be called with a token, and nothing verifies tokens.`,
  });
}
