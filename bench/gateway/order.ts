import { z } from "zod";

export const orderSchema = z.object({
  orderId: z.string(),
  customerId: z.string(),
  lines: z
    .array(z.object({ sku: z.string(), quantity: z.int().positive(), price: z.int().nonnegative() }))
    .min(1),
});

export type Order = z.infer<typeof orderSchema>;

/** The same rules as a JSON Schema, for validators that compile one. */
export const orderJsonSchema = {
  type: "object",
  required: ["orderId", "customerId", "lines"],
  properties: {
    orderId: { type: "string" },
    customerId: { type: "string" },
    lines: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["sku", "quantity", "price"],
        properties: {
          sku: { type: "string" },
          quantity: { type: "integer", exclusiveMinimum: 0 },
          price: { type: "integer", minimum: 0 },
        },
      },
    },
  },
} as const;

/** The same rules by hand: the fastest validation there is. */
export function isOrder(value: unknown): value is Order {
  if (typeof value !== "object" || value === null) return false;
  const { orderId, customerId, lines } = value as Partial<Record<keyof Order, unknown>>;
  return (
    typeof orderId === "string" &&
    typeof customerId === "string" &&
    Array.isArray(lines) &&
    lines.length > 0 &&
    lines.every(isLine)
  );
}

function isLine(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { sku, quantity, price } = value as Partial<Record<keyof Order["lines"][number], unknown>>;
  return (
    typeof sku === "string" &&
    Number.isSafeInteger(quantity) &&
    (quantity as number) > 0 &&
    Number.isSafeInteger(price) &&
    (price as number) >= 0
  );
}

/** The price of everything ordered. */
export function totalOf(order: Order): number {
  let total = 0;
  for (const { quantity, price } of order.lines) total += quantity * price;
  return total;
}

/** An order of the usual size; `{n}` stands for a number that makes its id unique. */
export const orderTemplate = JSON.stringify({
  orderId: "order-7c9e6679-7425-40de-944b-{n}",
  customerId: "customer-550e8400-e29b-41d4-a716-446655440000",
  lines: [
    { sku: "sku-ashlar-limestone-600x300x200", quantity: 12, price: 4250 },
    { sku: "sku-mortarless-wedge-2mm-pack-50", quantity: 3, price: 899 },
  ],
});
