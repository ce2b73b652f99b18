import { entity, module, type Reject, view } from "@ashlar/core";
import { z } from "zod";
import { careless } from "./contract.ts";

interface Counted {
  readonly count: number;
}

const { Told } = careless.events;
const wrongly = { id: 7, count: "many" } as never;
const unpromised = { type: "Whispered", data: {} } as never;

const told = view(careless, {
  name: "told",
  row: z.object({ times: z.number() }),
  on: { Told: (row) => ({ times: (row?.times ?? 0) + 1 }) },
});

const queries = {
  told: (
    { id }: { id: string },
    { views }: { views: { told: { get(key: string): Promise<{ times: number } | null> } } },
  ) => views.told.get(id),
};

function refuse(reject: unknown, reason: string, data: unknown): never {
  return (reject as Reject<Record<string, never>>)(reason as never, data as never) as never;
}

function fail(): never {
  throw new Error("on purpose");
}

function failOddly(): never {
  throw Object.create(null);
}

const counted = (count: number) => (id: string) => Told({ id, count: count + 1 });

/** It breaks its promises in a decider. */
export const carelessEntity = module(careless, {
  entities: [
    entity(careless, {
      initial: { count: 0 } as Counted,
      decide: {
        behave: ({ count }, { id }) => counted(count)(id),
        answerWrongly: ({ count }, { id }) => counted(count)(id),
        tellWrongly: ({ count }, { id }) => [counted(count)(id), Told(wrongly)],
        tellUnpromised: ({ count }, { id }) => [counted(count)(id), unpromised],
        refuseUnpromised: (_, __, { reject }) => refuse(reject, "Unheard", {}),
        refuseWrongly: (_, __, { reject }) => refuse(reject, "TooMany", { limit: "none" }),
        fail,
        failOddly,
      },
      evolve: { Told: (_, { count }) => ({ count }) },
      reply: {
        behave: (state) => state,
        answerWrongly: () => "wrong" as never,
        tellWrongly: (state) => state,
        tellUnpromised: (state) => state,
        refuseUnpromised: (state) => state,
        refuseWrongly: (state) => state,
        fail: (state) => state,
        failOddly: (state) => state,
      },
    }),
  ],
  views: [told],
  queries,
});

/** It breaks them in plain handlers, each time after it has told of something. */
export const carelessHandlers = module(careless, {
  commands: {
    behave: ({ id }, { publish }) => {
      publish(Told({ id, count: 1 }));
      return { count: 1 };
    },
    answerWrongly: ({ id }, { publish }) => {
      publish(Told({ id, count: 1 }));
      return "wrong" as never;
    },
    tellWrongly: ({ id }, { publish }) => {
      publish(Told({ id, count: 1 }));
      publish(Told(wrongly));
      return { count: 1 };
    },
    tellUnpromised: ({ id }, { publish }) => {
      publish(Told({ id, count: 1 }));
      publish(unpromised);
      return { count: 1 };
    },
    refuseUnpromised: ({ id }, { publish, reject }) => {
      publish(Told({ id, count: 1 }));
      return refuse(reject, "Unheard", {});
    },
    refuseWrongly: ({ id }, { publish, reject }) => {
      publish(Told({ id, count: 1 }));
      return refuse(reject, "TooMany", { limit: "none" });
    },
    fail: ({ id }, { publish }) => {
      publish(Told({ id, count: 1 }));
      fail();
    },
    failOddly: ({ id }, { publish }) => {
      publish(Told({ id, count: 1 }));
      failOddly();
    },
  },
  views: [told],
  queries,
});
