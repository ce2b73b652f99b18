import type { Files } from "../repository.js";

/** A public library, as an Ashlar project without any configuration. Nothing of it violates a rule. */
export const library: Files = {
  "modules/catalogue/contract.ts": `import { command, contract, event } from "@ashlar/core";
import { z } from "zod";

const book = z.object({ isbn: z.string(), title: z.string() });

export const catalogue = contract("catalogue", {
  commands: { add: command({ input: book, key: (c) => c.isbn }) },
  events: { BookAdded: event(book) },
});
`,
  "modules/catalogue/book.ts": `import { entity } from "@ashlar/core";
import { catalogue } from "./contract.js";
import { shelfMark } from "./shelf-mark.js";

export const book = entity(catalogue, {
  initial: { mark: "" },
  decide: { add: (book, c) => catalogue.events.BookAdded(c) },
  evolve: { BookAdded: (book, e) => ({ mark: shelfMark(e.title) }) },
});
`,
  "modules/catalogue/shelf-mark.ts": `export function shelfMark(title: string): string {
  return title.slice(0, 3).toUpperCase();
}
`,
  "modules/catalogue/module.ts": `import { module } from "@ashlar/core";
import { book } from "./book.js";
import { catalogue } from "./contract.js";

export default module(catalogue, { entities: [book] });
`,
  "modules/loans/contract.ts": `import { command, contract, event } from "@ashlar/core";
import { z } from "zod";

const loan = z.object({ loanId: z.string(), isbn: z.string() });

export const loans = contract("loans", {
  commands: { lend: command({ input: loan, key: (c) => c.loanId }) },
  events: { BookLent: event(loan) },
});
`,
  "modules/loans/loan.ts": `import { entity } from "@ashlar/core";
import { loans } from "./contract.js";

export const loan = entity(loans, {
  initial: { lent: false },
  decide: { lend: (loan, c) => loans.events.BookLent(c) },
  evolve: { BookLent: (loan) => ({ ...loan, lent: true }) },
});
`,
  "modules/loans/when-book-added.ts": `import { react } from "@ashlar/core";
import { catalogue } from "../catalogue/contract.js";

export const whenBookAdded = react(catalogue.events.BookAdded, async () => {});
`,
  "modules/loans/module.ts": `import { module } from "@ashlar/core";
import { loans } from "./contract.js";
import { loan } from "./loan.js";
import { whenBookAdded } from "./when-book-added.js";

export default module(loans, { entities: [loan], on: [whenBookAdded] });
`,
  "main.ts": `import catalogue from "./modules/catalogue/module.js";
import loans from "./modules/loans/module.js";

export const modules = [catalogue, loans];
`,
};
