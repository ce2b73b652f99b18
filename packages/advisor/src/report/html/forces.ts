import { prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import type { Force } from "../../model/fit.js";
import { forceName } from "../words/force-name.js";
import { divergingBar } from "./bar.js";
import type { PageSection } from "./section.js";
import { table } from "./table.js";

/** What pulls the system apart, and what holds it together. */
export function forces({ decision: { forces } }: Advice): PageSection {
  return {
    id: "forces",
    title: "What pulls, what binds",
    short: "Forces",
    lead: "To the right, what wants parts to be apart; to the left, what wants them to stay together. The balance moves the fit.",
    content:
      forces.length === 0
        ? ""
        : table<Force>(
            "The forces, from 0 to 1",
            [
              { heading: "Force", cell: (force) => forceName(force) },
              {
                heading: "Strength",
                cell: ({ strength, direction }) =>
                  `<span class="force">${divergingBar(strength, direction)} ${strength === 0 ? "none" : `${direction} ${strength.toFixed(2)}`}</span>`,
              },
              { heading: "Here", cell: ({ because }) => prose(because) },
            ],
            forces,
          ),
  };
}
