import { expect, test } from "vitest";
import type { Reaction } from "../../src/module/index.js";
import { Places } from "../../src/runtime/feed/places.js";
import { Signal } from "../../src/runtime/feed/signal.js";

function reaction(atOnce = Number.POSITIVE_INFINITY): Reaction {
  return { kind: "reaction", event: {} as Reaction["event"], name: undefined, atOnce, handle: () => {} };
}

/** How many a consumer gets of those it asks for. */
function taken(places: Places, consumer: Signal, reactions: readonly Reaction[], asked = 100): number {
  let count = 0;
  while (count < asked && places.take(consumer, reactions)) count++;
  return count;
}

test("no more than the module's bound, whoever asks", () => {
  const places = new Places(8);
  const [one, other] = [new Signal(), new Signal()];
  expect(taken(places, one, [reaction()], 5)).toBe(5);
  expect(taken(places, other, [reaction()])).toBe(3);
  expect(places.isFull).toBe(true);
});

test("no more than a reaction's own bound; others are not concerned", () => {
  const places = new Places(8);
  const consumer = new Signal();
  const [narrow, wide] = [reaction(2), reaction()];
  expect(taken(places, consumer, [narrow, wide])).toBe(2);
  expect(places.areFree([narrow])).toBe(false);
  expect(taken(places, consumer, [wide])).toBe(6);
  places.free(consumer, [narrow, wide]);
  expect(places.areFree([narrow])).toBe(true);
});

test("consumers that want places at the same time share them", () => {
  const places = new Places(8);
  const [greedy, modest] = [new Signal(), new Signal()];
  const work = [reaction()];
  expect(taken(places, greedy, work)).toBe(8);
  expect(places.take(modest, work)).toBe(false);
  let won = 0;
  for (let n = 0; n < 20; n++) {
    places.free(greedy, work);
    // Whoever has given a place back asks first.
    places.take(greedy, work);
    if (places.take(modest, work)) won++;
    else places.settle(modest, false);
  }
  expect(won).toBe(4);
});

test("who was refused is woken when another wants no more", () => {
  const places = new Places(2);
  const [one, other] = [new Signal(), new Signal()];
  const work = [reaction()];
  expect(taken(places, one, work)).toBe(2);
  expect(places.take(other, work)).toBe(false);
  expect(places.take(one, work)).toBe(false);
  const before = other.raised;
  places.settle(one, false);
  expect(other.raised).toBeGreaterThan(before);
});
