/**
 * What a person says of the cases in which the advisor disagrees with the casebook, by the id of the case. The explanations
 * beside them come from the rules; this is what no rule can say. Every wrong answer has a note; a note whose case is no
 * disagreement any more is taken out.
 */
export const casebookNotes: Readonly<Record<string, string>> = {
  "fullscale-15dev":
    "Fifteen engineers with two of six prerequisites. The book draws module boundaries for them; the guide calls a layered monolith the fastest under twenty engineers. Either undoes the mistake that was made, which was to split.",
  "kickstarter-drip-2018":
    "Eight engineers, a moderate domain, clear boundaries, and an event log in the same relational database, which worked. The book keeps the modules around it. The advisor sees nothing that asks for more than a monolith, and offers an audit table for the history that is useful to them.",
  "allegro-2013":
    "Three hundred engineers, coordination that blocked delivery, and two of six prerequisites. They went ahead, built the foundations while splitting, and judge ten years later that it saved the company. The advisor puts foundations first, as the guide does. A success against the framework.",
};
