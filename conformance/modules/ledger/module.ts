import { type CommandHandler, database, module, view } from "@ashlar/core";
import { balance, ledger } from "./contract.ts";

interface Tables {
  entries: { entryId: string; account: string; amount: number; reference: string };
}

const ledgerDatabase = database<Tables>({
  "001-entries": (db) =>
    db.schema
      .createTable("entries")
      .addColumn("entryId", "text", (column) => column.primaryKey())
      .addColumn("account", "text", (column) => column.notNull())
      .addColumn("amount", "integer", (column) => column.notNull())
      .addColumn("reference", "text", (column) => column.notNull().unique())
      .execute(),
});

/** One row per account and one for all of them. */
const balances = view(ledger, {
  name: "balances",
  row: balance,
  key: ({ data }) => [data.account, "everything"],
  on: {
    EntryPosted: (row, { entryId, amount }) => ({
      entries: (row?.entries ?? 0) + 1,
      sum: (row?.sum ?? 0) + amount,
      last: entryId,
    }),
  },
});

type Post = CommandHandler<
  typeof ledger,
  (typeof ledger)["commands"]["post"],
  Tables,
  readonly [typeof balances]
>;

/** Books an entry in the table and tells of it. */
export const post: Post = async (entry, { db, publish, reject }) => {
  const booked = await db
    .insertInto("entries")
    .values(entry)
    .onConflict((conflict) => conflict.doNothing())
    .returning("entryId")
    .executeTakeFirst();
  if (!booked) {
    const { entryId } = await db
      .selectFrom("entries")
      .select("entryId")
      .where((eb) => eb.or([eb("entryId", "=", entry.entryId), eb("reference", "=", entry.reference)]))
      .executeTakeFirstOrThrow();
    return reject("ReferenceTaken", { by: entryId });
  }
  if (entry.amount === 0) return reject("Zero", {});
  publish(ledger.events.EntryPosted(entry));
  const { n } = await db
    .selectFrom("entries")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return { number: Number(n) };
};

/** The ledger, with a handler of one's own in place of the usual one. */
export function ledgerWith(handler: Post) {
  return module(ledger, {
    commands: { post: handler },
    database: ledgerDatabase,
    views: [balances],
    queries: {
      entries: (_, { db }) => db.selectFrom("entries").selectAll().orderBy("entryId").execute(),
      balance: ({ of }, { views }) => views.balances.get(of),
    },
  });
}

export const ledgerModule = ledgerWith(post);
