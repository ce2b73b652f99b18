import { database } from "@ashlar/core";

export interface UsersTable {
  userId: string;
  email: string;
  name: string;
  status: "active" | "suspended";
}

/** One table. Text columns only, so that it is the same on SQLite and on PostgreSQL. */
export const usersDatabase = database<{ users: UsersTable }>({
  "001-users": (db) =>
    db.schema
      .createTable("users")
      .addColumn("userId", "text", (column) => column.primaryKey())
      .addColumn("email", "text", (column) => column.notNull().unique())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("status", "text", (column) => column.notNull())
      .execute(),
});
