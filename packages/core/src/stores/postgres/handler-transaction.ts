import type { Pool, PoolClient } from "pg";
import { Overtaken } from "../../runtime/ports/overtaken.js";
import { StoreFailure } from "../../runtime/ports/store-failure.js";
import { isDeadlock, isOutage, textOf } from "./failure.js";
import { reported, type TransactionScope } from "./kysely.js";
import type { ModuleSchema } from "./schema.js";
import { commit, restore } from "./transaction.js";

/** The work of a plain handler, on a client and within a scope. */
export interface HandlerWork<T> {
  /** What is read once the key is held, and before the transaction sees anything. */
  readonly before: (client: PoolClient) => Promise<void>;
  readonly run: (client: PoolClient, scope: TransactionScope) => Promise<T>;
}

/**
 * Runs a plain handler: serialisable, as on SQLite, and one at a time per key. A transaction's snapshot is as old as its
 * first statement, so what it must wait for is waited for before, with locks of the session.
 *
 * @param locks in the order in which they are taken
 * @throws Overtaken when another got in its way, whatever the handler made of that.
 */
export async function handlerTransaction<T>(
  pool: Pool,
  module: ModuleSchema,
  locks: readonly string[],
  { before, run }: HandlerWork<T>,
): Promise<T> {
  const client = await pool.connect().catch(reported);
  const scope: TransactionScope = { of: "handler", open: true };
  try {
    for (const lock of locks)
      await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [lock]).catch(reported);
    await before(client);
    await client.query(begin);
    const result = await run(client, scope).finally(() => {
      scope.open = false;
    });
    if (scope.raced || scope.ended) throw new Error("the transaction has ended before its handler");
    await commit(client, `${endsAtHome(module)}; commit`);
    // Nobody who waits for the answer has to wait for this.
    void restore(client, reset).then((broken) => client.release(broken));
    return result;
  } catch (error) {
    const broken = await restore(client, `rollback; ${reset}`);
    client.release(broken);
    if (scope.ended) throw endedByItself(error);
    if (scope.raced || isDeadlock(error)) throw new Overtaken({ cause: error });
    if (broken && isOutage(error)) return reported(error);
    throw strayed(error) ?? error;
  }
}

// The lock is in nobody's way. By it a reader of the feed knows from the first moment that this transaction may write there.
const begin = "begin isolation level serializable; lock table _migrations in access share mode";

/** Makes the session as it was when it was opened, and gives up the key. */
const reset =
  "reset session authorization; reset role; reset all; discard temp; close all; unlisten *; select pg_advisory_unlock_all()";

const mustEndAtHome = "the handler must end in the role and schema of its module, not as";

/** Fails when the handler has left its module's role or schema, by whatever way. */
function endsAtHome({ role, schema }: ModuleSchema): string {
  return `select case when current_user = '${role}' and current_schema() = '${schema}' then 0
    else cast('${mustEndAtHome} ' || current_user || ' in ' || coalesce(current_schema(), 'no schema') as int) end`;
}

function strayed(error: unknown): StoreFailure | undefined {
  const [, text] = new RegExp(`(${mustEndAtHome} \\S+ in .*?)["»”']?\\.?$`).exec(textOf(error)) ?? [];
  return text === undefined ? undefined : new StoreFailure("refused", text, error);
}

function endedByItself(cause: unknown): StoreFailure {
  return new StoreFailure("uncertain", "the handler has ended its transaction by itself", cause);
}
