import type { Module } from "@ashlar/core";
import { accountsModule } from "../modules/accounts/module.ts";
import { auditModule } from "../modules/audit/module.ts";
import { ledgerModule } from "../modules/ledger/module.ts";

/** The modules that run in a process of their own. */
export const replicaModules: readonly Module[] = [accountsModule, auditModule, ledgerModule];
