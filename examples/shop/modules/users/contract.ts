import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const userId = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(200);

export const profile = z.object({
  userId,
  email: z.string(),
  name,
  status: z.enum(["active", "suspended"]),
});

/** Who the shop's customers are. */
export const users = contract("users", {
  commands: {
    register: command({
      summary: "Register yourself",
      input: z.object({ userId, email: z.email().toLowerCase(), name }),
      key: (c) => c.userId,
      rejects: { AlreadyRegistered: z.object({}), EmailTaken: z.object({}) },
      access: (caller, c) => caller.subject === c.userId,
    }),
    changeName: command({
      summary: "Change your name",
      input: z.object({ userId, name }),
      key: (c) => c.userId,
      rejects: { NoSuchUser: z.object({}) },
      access: (caller, c) => caller.subject === c.userId,
    }),
    suspend: command({
      summary: "Suspend a user, who can then place no more orders",
      input: z.object({ userId }),
      key: (c) => c.userId,
      rejects: { NoSuchUser: z.object({}) },
      access: { roles: ["clerk"] },
    }),
  },
  queries: {
    profile: query({
      summary: "A user's profile, for the user and for clerks",
      input: z.object({ userId }),
      output: profile.nullable(),
      access: (caller, q) => caller.subject === q.userId || caller.roles.includes("clerk"),
    }),
  },
  events: {
    // Ids only: an event is kept for ever, personal data should not be.
    UserRegistered: event(z.object({ userId })),
    UserSuspended: event(z.object({ userId })),
  },
});
