import { consequences, consumersFirst } from "./consequences.js";
import type { ChangedPlace, ContractChange } from "./contract-change.js";

/** Says what changed, who is hurt and how to mend it. */
export function changeText(
  place: ChangedPlace,
  kind: ContractChange["kind"],
): Pick<ContractChange, "message" | "fix"> {
  const { aspect, difference } = place;
  const what = `${subject(place)} ${predicate(place)}.`;
  if (kind === "additive")
    return aspect === "version" ? { message: what, fix: consumersFirst } : { message: what };
  const { harm, fix } = consequences[aspect];
  return { message: `${what} ${harm[difference] ?? harm.otherwise}`, fix: fix[difference] ?? fix.otherwise };
}

/** Such as ``Command orders.place: `input.note` ``. */
function subject({ contract, part, path }: ChangedPlace): string {
  const [kind = "", name] = part.split(" ");
  const whole = [kind.charAt(0).toUpperCase() + kind.slice(1), name ? `${contract}.${name}` : contract].join(
    " ",
  );
  return path === "" ? whole : `${whole}: \`${path}\``;
}

function predicate({ difference, before, after }: ChangedPlace): string {
  switch (difference) {
    case "removed":
      return "is gone";
    case "added":
      return "is new";
    case "required":
      return before === undefined ? "is new and required" : "was optional and is required";
    case "optional":
      return "was required and is optional";
    case "closed":
      return "was ignored and is refused";
    case "opened":
      return "was refused and is ignored";
    default:
      return before === after ? `is still ${after}, on other conditions` : `was ${before} and is ${after}`;
  }
}
