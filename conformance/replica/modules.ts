import type { Module } from "@ashlar/core";
import { accountsModule } from "../modules/accounts/module.ts";
import { auditModule } from "../modules/audit/module.ts";
import { deadlyModule } from "../modules/deadly/module.ts";
import { ledgerModule } from "../modules/ledger/module.ts";

/** The modules that run in a process of their own. */
export const replicaModules: readonly Module[] = [accountsModule, auditModule, ledgerModule];

/** Those with one that ends its process. */
export const deadlyModules: readonly Module[] = [accountsModule, auditModule, deadlyModule];
