import { pino } from "pino";
import { expect, test } from "vitest";
import { Consumer, type ConsumerOptions } from "../../src/runtime/feed/consumer.js";
import { Places } from "../../src/runtime/feed/places.js";
import { Signal } from "../../src/runtime/feed/signal.js";
import { StoreFailure } from "../../src/runtime/ports/store-failure.js";
import { logThrottle } from "../../src/telemetry/log-throttle.js";
import { manualClock } from "../../src/testing/index.js";

const words = "connect ECONNREFUSED 10.0.0.5:5432";

test("while the database is away all consumers together tell of it once a second, in one error", async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const clock = manualClock();
  let attempts = 0;
  let onAttempt = () => {};
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      attempts = 0;
      onAttempt = () => ++attempts === count && resolve();
    });
  const store = {
    async claim() {
      onAttempt();
      throw new StoreFailure("unavailable", words, new Error(words));
    },
  };
  const shared = {
    log,
    clock,
    store,
    feed: {},
    owner: "me",
    news: new Signal(),
    throttled: logThrottle(clock),
  };
  const consumers = ["mails", "payments"].map(
    (consumer) =>
      new Consumer({
        ...shared,
        consumer,
        producer: "orders",
        places: new Places(1),
      } as unknown as ConsumerOptions),
  );
  const tried = until(6);
  for (const consumer of consumers) consumer.start();
  await tried;
  expect(lines).toMatchObject([
    { msg: "consumer stumbled", consumer: "mails", producer: "orders", err: { message: words } },
  ]);
  clock.advance(1_000);
  await until(2);
  for (const consumer of consumers) await consumer.stop();
  expect(lines).toMatchObject([{}, { msg: "consumer stumbled", alike: expect.any(Number) }]);
});
