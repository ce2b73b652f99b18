import type { Aspect, ChangeDifference } from "./contract-change.js";

type Sentences = { readonly otherwise: string } & { readonly [D in ChangeDifference]?: string };

/** What a break of each aspect does, and how to do without it; `otherwise` is what holds for the other differences. */
export const consequences: Readonly<Record<Aspect, { readonly harm: Sentences; readonly fix: Sentences }>> = {
  contract: {
    harm: { otherwise: "Its consumers have nothing to call and nothing to hear any more." },
    fix: { otherwise: "Keep the contract until nobody uses it." },
  },
  command: {
    harm: { otherwise: "Its callers reach nothing any more." },
    fix: { otherwise: "Keep it beside its successor until nobody calls it." },
  },
  query: {
    harm: { otherwise: "Its callers reach nothing any more." },
    fix: { otherwise: "Keep it beside its successor until nobody calls it." },
  },
  event: {
    harm: { otherwise: "Its consumers hear nothing any more, and those that are stored are skipped." },
    fix: {
      otherwise: "Keep it declared, also when it happens no more, as long as it is stored or listened to.",
    },
  },
  input: {
    harm: {
      removed: "What callers send there is not read any more.",
      required: "Callers that leave it out are refused.",
      closed: "Callers that send more than is named are refused.",
      unclear: "Whether callers that send what was valid are refused cannot be told.",
      otherwise: "Callers that send what was valid are refused.",
    },
    fix: {
      removed: "Keep it, optional, until no caller sends it.",
      required: "Make it optional, or give it a default.",
      otherwise: "Keep taking what was taken, or add an operation beside this one.",
    },
  },
  output: {
    harm: {
      removed: "Callers that read it find nothing.",
      optional: "Callers that read it may find nothing.",
      unclear: "Whether callers may get what they do not know cannot be told.",
      otherwise: "Callers may get what they do not know.",
    },
    fix: {
      removed: "Keep giving it until no caller reads it.",
      optional: "Give it always, as before.",
      otherwise:
        "Keep what was promised and give the new values in a field of their own, or add an operation.",
    },
  },
  rejection: {
    harm: {
      removed: "Callers that handle it find nothing.",
      optional: "Callers that read it may find nothing.",
      unclear: "Whether callers may get what they do not know cannot be told.",
      otherwise: "Callers may get what they do not know.",
    },
    fix: {
      removed: "Keep it until no caller handles it.",
      optional: "Give it always, as before.",
      otherwise: "Keep what was promised, or add a refusal of another name.",
    },
  },
  data: {
    harm: {
      removed: "Consumers that read it find nothing.",
      required: "Stored events may not have it.",
      optional: "Consumers that read it may find nothing.",
      narrowed: "Stored events may hold what new code does not know.",
      widened: "Consumers that are deployed may get what they do not know.",
      unclear: "Whether stored events still fit, and deployed consumers know what they get, cannot be told.",
      otherwise:
        "Stored events may hold what new code does not know, and deployed consumers get what they do not know.",
    },
    fix: {
      required:
        "Make it optional, or declare a new version whose upcaster fills it in: `.next(schema, upcast)`.",
      otherwise:
        "Declare a new version with an upcaster, `.next(schema, upcast)`; only optional additions need none.",
    },
  },
  version: {
    harm: { otherwise: "Stored events of the higher version cannot be read any more." },
    fix: { otherwise: "Keep every version, and declare the next one with `.next(schema, upcast)`." },
  },
  key: {
    harm: {
      unclear:
        "If it makes other keys, what is stored is not found by them, and commands are put in another order.",
      otherwise:
        "What is stored under the old keys is not found by the new ones, and commands are put in another order.",
    },
    fix: { otherwise: "Keep the key, or add a command beside this one." },
  },
  access: {
    harm: {
      unclear: "Whether every caller from outside that was let in still is cannot be told.",
      otherwise: "Callers from outside that were let in are refused.",
    },
    fix: { otherwise: "Keep letting them in, or add an operation with stricter access beside this one." },
  },
};

/** What to mind when an event gets a new version. */
export const consumersFirst =
  "Deploy its consumers first: code that does not know the version cannot read it.";
