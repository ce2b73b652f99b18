import type { Probe } from "../../probe.js";
import { isTemplate, judgeDocument } from "./judged-document.js";
import { operationDocuments } from "./operation-documents.js";

const reviewPath =
  /(?:^|\/)(?:post-?mortems?|incidents?|incident-re(?:views?|ports?)|outages?)\/|(?:^|[/_-])(?:post-?mortem|incident-re(?:view|port))[^/]*$/i;
const date =
  /\b20\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])\b|\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},?)? 20\d\d\b/;
const sections =
  /^(?:#+|=+|\*\*)\s*.*\b(?:timeline|impact|root cause|cause|resolution|detection|action items?|follow-?ups?|lessons?|what happened|what went)\b/gim;

/** Whether incidents were reviewed: dated documents with what reviews hold. They show that somebody answered. */
export const incidentReviews: Probe = {
  id: "incident-reviews",
  capability: "on-call",
  strength: "exercised",
  looksFor: "Dated reviews of incidents, with their timeline, cause or follow-up.",
  look: (files) => {
    const documents = operationDocuments(files, reviewPath);
    const real = documents.filter(({ path, text }) => {
      const judged = judgeDocument(text);
      const isDated = date.test(path) || date.test(text);
      return (
        isDated && !isTemplate(path, judged) && judged.words >= 60 && (text.match(sections)?.length ?? 0) >= 2
      );
    });
    const places = (list: typeof documents) => list.slice(0, 4).map(({ path }) => ({ file: path }));
    if (real.length > 1)
      return [
        {
          outcome: "true",
          message: `Incidents were reviewed in writing: ${real.length}.`,
          places: places(real),
        },
      ];
    if (real.length === 1)
      return [
        {
          outcome: "true",
          strength: "wired",
          message: "One incident was reviewed in writing.",
          places: places(real),
        },
      ];
    if (documents.length > 0)
      return [
        {
          outcome: "false",
          message: "There is a place for incident reviews, but no dated review with content.",
          places: places(documents),
        },
      ];
    return [
      { outcome: "not-available", message: "There are no incident reviews here; they often live in a wiki." },
    ];
  },
};
