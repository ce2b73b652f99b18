import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const input = z.object({ id: z.string() });
const key = (c: { id: string }) => c.id;
const output = z.object({ count: z.number() });

/** Promises that the module breaks, each in its own way. Nothing of what it did then may remain. */
export const careless = contract("careless", {
  commands: {
    behave: command({ input, key, output }),
    answerWrongly: command({ input, key, output }),
    tellWrongly: command({ input, key, output }),
    tellUnpromised: command({ input, key, output }),
    refuseUnpromised: command({ input, key, output }),
    refuseWrongly: command({ input, key, output, rejects: { TooMany: z.object({ limit: z.number() }) } }),
    fail: command({ input, key, output }),
    failOddly: command({ input, key, output }),
  },
  queries: { told: query({ input, output: z.object({ times: z.number() }).nullable() }) },
  events: { Told: event(z.object({ id: z.string(), count: z.number() })) },
});

/** The commands with which it breaks its promises, and the failure that each must come to. */
export const broken = [
  ["answerWrongly", "InvalidOutput"],
  ["tellWrongly", "InvalidOutput"],
  ["tellUnpromised", "InvalidOutput"],
  ["refuseUnpromised", "InvalidOutput"],
  ["refuseWrongly", "InvalidOutput"],
  ["fail", "Failed"],
  ["failOddly", "Failed"],
] as const;
