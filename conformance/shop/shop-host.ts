import { startShop } from "../../examples/shop/shop.ts";

await startShop({ requestsPerMinute: 0 });
process.send?.("serving");
