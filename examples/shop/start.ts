import type { Call } from "@ashlar/core";
import { endWith } from "./end-with.js";
import { inventory } from "./modules/inventory/contract.js";
import { startShop } from "./shop.js";
import { tokensFor } from "./tokens.js";

const shop = await startShop().catch(endWith);
await fillShelves(shop.app.call);
const token = await tokensFor(shop.app)("alice");
process.stdout.write(welcome(shop.url, token));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // Once, so that a second signal ends the process at once.
  process.once(signal, () => {
    process.stderr.write("Stopping…\n");
    shop.stop().catch(endWith);
  });
}

/** A little of this and that. The ids make sure that it happens once, however often the shop is started. */
async function fillShelves(call: Call): Promise<void> {
  if ((await call(inventory.levels, {})).rows.length > 0) return;
  for (const [sku, quantity] of Object.entries({ mug: 40, teapot: 12, samovar: 2 })) {
    await call(inventory.receive, { sku, quantity }, { id: `first-delivery-${sku}` });
  }
}

function welcome(url: string, token: string): string {
  const orderId = `order-${Date.now().toString(36)}`;
  const order = {
    orderId,
    customerId: "alice",
    currency: "EUR",
    lines: [{ sku: "mug", quantity: 2, unitCents: 1250 }],
    card: "tok_visa",
  };
  return `The shop listens on ${url}
Its API is described on ${url}/docs

Place an order as the customer alice, then see how it fares:

TOKEN=${token}

curl -i ${url}/orders/place -H "authorization: Bearer $TOKEN" \\
  -H "content-type: application/json" -H "idempotency-key: ${orderId}" \\
  -d '${JSON.stringify(order)}'

curl "${url}/orders/byId?orderId=${orderId}" -H "authorization: Bearer $TOKEN"

`;
}
