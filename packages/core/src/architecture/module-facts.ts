import type { Module } from "../module/index.js";

/** What an architecture has to know of a module. */
export interface ModuleFacts {
  readonly name: string;
  /** Whether plain handlers do some of its commands, which ties its state to rows. */
  readonly plainHandlers: boolean;
}

/** What an architecture has to know of these modules. */
export function moduleFacts(modules: readonly Module[]): readonly ModuleFacts[] {
  return modules.map(({ contract, commands }) => ({
    name: contract.name,
    plainHandlers: Object.keys(commands).length > 0,
  }));
}
