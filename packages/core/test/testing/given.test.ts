import { describe, expect, test } from "vitest";
import { z } from "zod";
import { command, contract, entity, event } from "../../src/index.js";
import { given } from "../../src/testing/index.js";

const doors = contract("doors", {
  commands: {
    open: command({
      input: z.object({ id: z.string() }),
      key: (c) => c.id,
      rejects: { Locked: z.object({ since: z.string() }) },
    }),
    lock: command({ input: z.object({ id: z.string() }), key: (c) => c.id }),
    count: command({ input: z.object({ id: z.string() }), key: (c) => c.id, output: z.number() }),
  },
  events: {
    Opened: event(z.object({ at: z.string() })),
    LockedUp: event(z.object({ at: z.string().default("always") })),
  },
});
const door = entity(doors, {
  initial: { lockedSince: null, opened: 0 } as { lockedSince: string | null; opened: number },
  decide: {
    open: ({ lockedSince }, _, { reject, now }) =>
      lockedSince ? reject("Locked", { since: lockedSince }) : doors.events.Opened({ at: now.toISOString() }),
    lock: () => doors.events.LockedUp({}),
    count: () => undefined,
  },
  evolve: {
    Opened: (state) => ({ ...state, opened: state.opened + 1 }),
    LockedUp: (state, e) => ({ ...state, lockedSince: e.at }),
  },
  reply: { count: ({ opened }) => opened },
});
const { Opened, LockedUp } = doors.events;
const id = { id: "front" };

describe("given, when, then", () => {
  test("passes when it should", async () => {
    const now = new Date("2026-01-01T00:00:00Z");
    await given(door, [])
      .when(doors.open, id, { now })
      .then(Opened({ at: now.toISOString() }));
    await given(door, [LockedUp({ at: "now" })])
      .when(doors.open, id)
      .thenRejects("Locked", { since: "now" });
    await given(door, []).when(doors.count, id).thenNothing();
    await given(door, [Opened({ at: "1" }), Opened({ at: "2" })])
      .when(doors.count, id)
      .thenAnswers(2);
  });

  test("events are held against each other as they are stored", async () => {
    await given(door, [LockedUp({}), Opened({ at: "1" })])
      .when(doors.open, id)
      .thenRejects("Locked", { since: "always" });
    await given(door, []).when(doors.lock, id).then(LockedUp({}));
    await expect(
      given(door, [Opened({} as never)])
        .when(doors.open, id)
        .thenNothing(),
    ).rejects.toThrow("its event Opened does not fit the contract: at");
  });

  test("without an expectation fails, too", async () => {
    const forgotten = async () => await (given(door, []).when(doors.open, id) as unknown as Promise<void>);
    await expect(forgotten()).rejects.toThrow("An expectation is missing");
  });

  test("fails when it should, and says why", async () => {
    const locked = given(door, [LockedUp({ at: "now" })]).when(doors.open, id);
    await expect(locked.then([])).rejects.toThrow('it was refused: Locked {"since":"now"}');
    await expect(locked.thenRejects("Locked", { since: "then" })).rejects.toThrow(
      "Other refusal's data than expected",
    );
    const open = given(door, []).when(doors.open, id);
    await expect(open.thenRejects("Locked")).rejects.toThrow("these happened");
    await expect(open.thenNothing()).rejects.toThrow("Other events than expected");
    await expect(
      given(door, [])
        .when(doors.open, {} as never)
        .thenNothing(),
    ).rejects.toThrow("the input is invalid");
  });
});
