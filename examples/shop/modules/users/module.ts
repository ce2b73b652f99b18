import { module } from "@ashlar/core";
import { users } from "./contract.js";
import { usersDatabase } from "./users-database.js";

/** Plain handlers on a table: a profile is data to keep, with hardly a rule about it. */
export default module(users, {
  database: usersDatabase,
  commands: {
    register: async ({ userId, email, name }, { db, publish, reject }) => {
      const added = await db
        .insertInto("users")
        .values({ userId, email, name, status: "active" })
        .onConflict((conflict) => conflict.doNothing())
        .returning("userId")
        .executeTakeFirst();
      if (added) {
        publish(users.events.UserRegistered({ userId }));
        return;
      }
      const known = await db
        .selectFrom("users")
        .select("userId")
        .where("userId", "=", userId)
        .executeTakeFirst();
      return known ? reject("AlreadyRegistered", {}) : reject("EmailTaken", {});
    },

    changeName: async ({ userId, name }, { db, reject }) => {
      const changed = await db
        .updateTable("users")
        .set({ name })
        .where("userId", "=", userId)
        .returning("userId")
        .executeTakeFirst();
      return changed ? undefined : reject("NoSuchUser", {});
    },

    suspend: async ({ userId }, { db, publish, reject }) => {
      const user = await db
        .selectFrom("users")
        .select("status")
        .where("userId", "=", userId)
        .executeTakeFirst();
      if (!user) return reject("NoSuchUser", {});
      if (user.status === "suspended") return;
      await db.updateTable("users").set({ status: "suspended" }).where("userId", "=", userId).execute();
      publish(users.events.UserSuspended({ userId }));
    },
  },
  queries: {
    profile: async ({ userId }, { db }) =>
      (await db.selectFrom("users").selectAll().where("userId", "=", userId).executeTakeFirst()) ?? null,
  },
});
