import { createHash } from "node:crypto";
import { ruleIds } from "../../rules/rule-id.js";
import type { Violation, ViolationPlace } from "../../violation.js";
import { placeLabel } from "../place-label.js";
import { sarifLocation } from "./location.js";
import type { SarifResult } from "./log.js";
import { verbatim } from "./message.js";

const mostLinks = 5;

/** A violation as a SARIF result. */
export function sarifResult(violation: Violation, level: SarifResult["level"]): SarifResult {
  const { rule, message, details = [], fix, places } = violation;
  const [place, ...further] = places;
  const text = [message, ...details, `Fix: ${fix}`].map(verbatim);
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level,
    message: { text: [...text, ...links(further)].join("\n") },
    locations: [sarifLocation(place)],
    ...(further.length > 0 && {
      relatedLocations: further.map((place, index) => ({ id: index + 1, ...sarifLocation(place) })),
    }),
    partialFingerprints: fingerprints(violation),
  };
}

/**
 * GitHub recognises alerts by `primaryLocationLineHash` and by nothing else. Its uploader would hash the text from the
 * line on, and then an alert would come back as a new one whenever the import below it changes.
 */
function fingerprints({ rule, identity }: Violation): SarifResult["partialFingerprints"] {
  const hash = createHash("sha256")
    .update(JSON.stringify([rule, identity]))
    .digest("hex")
    .slice(0, 32);
  return { "ashlarIdentity/v1": hash, primaryLocationLineHash: `${hash}:1` };
}

/** Code scanning shows further places only when the message links to them. */
function links(further: readonly ViolationPlace[]): string[] {
  if (further.length === 0) return [];
  const shown = further.slice(0, mostLinks).map((place, index) => {
    const label = verbatim(placeLabel(place)).replace(/[\\[\]]/g, (character) => `\\${character}`);
    return `[${label}](${index + 1})`;
  });
  const rest = further.length - shown.length;
  return [`Also at ${shown.join(", ")}${rest > 0 ? `, and ${rest} more` : ""}.`];
}
