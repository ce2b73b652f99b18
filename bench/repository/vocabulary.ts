/** Names of modules by tier: a package depends on its own tier and on those before it. */
export const moduleNames = {
  foundation: [
    ..."kernel config logging clock money http storage messaging telemetry ui-kit".split(" "),
    ..."feature-flags localisation".split(" "),
  ],
  domain: [
    ..."catalog pricing customers inventory accounts orders payments taxes shipping search".split(" "),
    ..."reviews promotions returns billing notifications audit suppliers loyalty".split(" "),
  ],
  feature: [
    ..."checkout cart product-pages order-history backoffice reporting imports exports".split(" "),
    ..."subscriptions gift-cards recommendations fraud-checks stock-alerts invoicing".split(" "),
    ..."support-desk price-lists onboarding store-finder".split(" "),
  ],
  app: "storefront admin api worker kiosk partner-portal".split(" "),
} as const;

/** Modules with components. */
export const userInterfaces: ReadonlySet<string> = new Set(
  [
    "ui-kit product-pages cart checkout backoffice order-history onboarding store-finder",
    "storefront admin kiosk partner-portal",
  ]
    .join(" ")
    .split(" "),
);

/** Folders inside a module, from what knows nobody to what knows everybody. */
export const areasByLevel = [
  ["model", "values", "constants", "schema"],
  ["rules", "policies", "formatting", "parsing", "validation"],
  ["services", "adapters", "queries", "mappers", "imports"],
  ["handlers", "workflows", "jobs", "state", "hooks"],
  ["reports", "routes", "components", "pages", "exports"],
] as const;

/** Things that the generated code is about. */
export const nouns = [
  ..."price order line item customer address invoice payment refund shipment parcel carrier label".split(" "),
  ..."stock shelf warehouse supplier batch product variant bundle category brand review rating".split(" "),
  ..."coupon discount campaign voucher tax rate region currency budget account ledger entry".split(" "),
  ..."session token permission role audit message template channel schedule slot quota limit".split(" "),
].filter((noun, index, all) => all.indexOf(noun) === index);

/** What a file makes of a thing; together they name the file. */
export const roles = [
  ..."list table summary lookup policy rule mapper parser formatter validator builder factory".split(" "),
  ..."history snapshot cursor filter matcher registry planner estimate total window queue batch".split(" "),
  ..."gateway client adapter report digest index merge split".split(" "),
];

/** What a component shows. */
export const widgets = [
  ..."card panel badge row form dialog toolbar picker list table chart banner".split(" "),
  ..."menu tabs header".split(" "),
];

/** Fields of the generated types. */
export const fields = [
  ["id", "string"],
  ["reference", "string"],
  ["currency", "string"],
  ["region", "string"],
  ["note", "string | undefined"],
  ["amount", "number"],
  ["quantity", "number"],
  ["priority", "number"],
  ["createdAt", "Date"],
  ["updatedAt", "Date"],
  ["active", "boolean"],
  ["tags", "readonly string[]"],
  ["labels", "Record<string, string>"],
] as const;

export const verbs = "compute collect normalise describe compare resolve apply select reduce expand".split(
  " ",
);

/** `price-list` as `priceList`. */
export const camelCase = (name: string) =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `price-list` as `PriceList`. */
export const pascalCase = (name: string) => capitalised(camelCase(name));

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
