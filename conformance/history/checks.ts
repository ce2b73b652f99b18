import type { Happened, History } from "./history.ts";

/** Says what is wrong with a history; nothing when all is well. */
export type Check = (history: History) => string[];

/** Nothing that was acknowledged is missing. */
export const nothingLost: Check = ({ sent, happened }) => {
  const done = new Set(happened.map(({ causeId }) => causeId));
  return sent.flatMap(({ id, outcome }) =>
    outcome.kind === "acknowledged" && !done.has(id) ? [`${id} was acknowledged, but did not happen`] : [],
  );
};

/** No command had its effect twice. */
export const nothingTwice: Check = ({ happened }) => {
  const times = new Map<string, number>();
  for (const { causeId } of happened) times.set(causeId, (times.get(causeId) ?? 0) + 1);
  return [...times].flatMap(([id, count]) => (count > 1 ? [`${id} happened ${count} times`] : []));
};

/** What was refused, promised not to have been executed or never asked for did not happen. */
export const nothingUnasked: Check = ({ sent, happened }) => {
  const outcomes = new Map(sent.map(({ id, outcome }) => [id, outcome.kind]));
  return happened.flatMap(({ causeId }) => {
    const outcome = outcomes.get(causeId) ?? "never sent";
    return outcome === "acknowledged" || outcome === "unknown"
      ? []
      : [`${causeId} happened, but was ${outcome}`];
  });
};

/** The events of each key follow one another without a gap. */
export const everyKeyInOrder: Check = ({ happened }) =>
  [...numbersByKey(happened)].flatMap(([key, numbers]) => notCounting(`the events of ${key}`, numbers));

/** Every answer tells of the event that the command caused. */
export const answersAreTrue: Check = ({ sent, happened }) => {
  const numbers = new Map(happened.map(({ causeId, n }) => [causeId, n]));
  return sent.flatMap(({ id, outcome }) => {
    if (outcome.kind !== "acknowledged") return [];
    const told = (outcome.output as { changes?: number } | undefined)?.changes;
    const is = numbers.get(id);
    return told === undefined || is === undefined || told === is
      ? []
      : [`${id} was told ${told}, but was ${is}`];
  });
};

/** The listener's effects are there once each, and in order. */
export const allHeardOnce: Check = ({ happened, heard }) =>
  [...numbersByKey(happened)].flatMap(([key, numbers]) => {
    const notes = heard.get(key) ?? [];
    return notes.join() === numbers.join()
      ? []
      : [`of ${key} it was heard ${notes.join()}, but happened ${numbers.join()}`];
  });

/** No event of a listener's was heard of twice: for histories in which some are never heard of. */
export const nothingHeardTwice: Check = ({ heard }) =>
  [...heard].flatMap(([key, notes]) =>
    new Set(notes).size === notes.length ? [] : [`of ${key} it was heard ${notes.join()}: one of them twice`],
  );

/** Of no key a later event was heard of before an earlier one: for histories in which some are never heard of. */
export const heardInOrder: Check = ({ heard }) =>
  [...heard].flatMap(([key, notes]) =>
    notes.every((n, index) => index === 0 || notes[index - 1]! <= n)
      ? []
      : [`of ${key} it was heard ${notes.join()}: out of order`],
  );

/**
 * What a key's events have caused happened in those events' order. An effect's `causeId` begins with the id of the
 * event that a reaction had before it.
 */
export function effectsInOrder(
  causes: readonly { readonly id: string; readonly key: string }[],
  effects: readonly { readonly causeId: string; readonly key: string }[],
): string[] {
  const places = new Map(causes.map(({ id, key }, place) => [id, { key, place }]));
  const latest = new Map<string, number>();
  return effects.flatMap(({ causeId, key }) => {
    const cause = places.get(causeId.split(">")[0]!);
    if (!cause) return [];
    const before = latest.get(cause.key) ?? -1;
    latest.set(cause.key, Math.max(before, cause.place));
    return cause.place < before
      ? [`${causeId} happened to ${key} after what a later event of ${cause.key} had caused`]
      : [];
  });
}

/** All checks together. */
export const everyCheck: Check = (history) =>
  [nothingLost, nothingTwice, nothingUnasked, everyKeyInOrder, answersAreTrue, allHeardOnce].flatMap(
    (check) => check(history),
  );

function numbersByKey(happened: readonly Happened[]): Map<string, number[]> {
  const byKey = new Map<string, number[]>();
  for (const { key, n } of happened) byKey.set(key, [...(byKey.get(key) ?? []), n]);
  return byKey;
}

function notCounting(what: string, numbers: readonly number[]): string[] {
  return numbers.every((n, index) => n === index + 1)
    ? []
    : [`${what} do not follow one another: ${numbers.join()}`];
}
