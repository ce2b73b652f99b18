import { type Order, orderTemplate, totalOf } from "../gateway/order.ts";
import { answerParent } from "../harness/answers.ts";
import { ownCpuSeconds } from "../harness/cpu.ts";
import type { Work } from "../harness/sample.ts";
import type { StartCalls, Total } from "./contestant.ts";

/** The contestant's process: it calls itself. */
export type CallHost = typeof answers;

/** Several inputs, so that no call can be computed once for all. */
const orders = Array.from({ length: 64 }, (_, n) => {
  const order = JSON.parse(orderTemplate.replace("{n}", String(n))) as Order;
  return { ...order, lines: order.lines.map((line) => ({ ...line, quantity: line.quantity + n })) };
});

let call: (order: Order) => Promise<Total>;

const answers = {
  async start({ module, validates }: { module: string; validates: boolean }): Promise<void> {
    const { default: start } = (await import(module)) as { default: StartCalls };
    call = await start();
    for (const order of orders) {
      const { total } = await call(order);
      if (total !== totalOf(order))
        throw new Error(`check failed: the total is ${total}, not ${totalOf(order)}`);
    }
    const refused = await call({ ...orders[0]!, lines: [] }).then(
      () => false,
      () => true,
    );
    if (validates && !refused) throw new Error("check failed: an order without lines is refused");
  },

  async run(milliseconds: number): Promise<Work> {
    const start = performance.now();
    const deadline = start + milliseconds;
    let operations = 0;
    do {
      for (const order of orders) await call(order);
      operations += orders.length;
    } while (performance.now() < deadline);
    return { operations, seconds: (performance.now() - start) / 1000 };
  },

  cpu: ownCpuSeconds,
};

answerParent(answers);
