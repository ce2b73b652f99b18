import { describe, test } from "vitest";
import { type Layout, layouts } from "./layouts.ts";

/** Runs scenarios over every layout. One that cannot be run here is skipped with the reason; on CI that is a failure. */
export function everyLayout(scenarios: (layout: Layout) => void): void {
  for (const layout of layouts) {
    if (layout.missing === undefined) {
      describe(layout.name, () => scenarios(layout));
    } else {
      describe.skipIf(process.env.CI !== "true")(`${layout.name} (${layout.missing})`, () => {
        test("can be run", () => {
          throw new Error(layout.missing);
        });
      });
    }
  }
}
