import { fields, nouns } from "../vocabulary.ts";
import type { Subject } from "./subject.ts";

type Declaration = (subject: Subject) => string[];

const someFields = ({ random }: Subject, count: number) => random.some(fields, count);

/** A type of an object. */
export const interfaceNamed = (name: string, subject: Subject): string[] => [
  `export interface ${name} {`,
  ...someFields(subject, subject.random.between(3, 8)).map(
    ([field, type]) => `  readonly ${field}: ${type};`,
  ),
  "}",
];

const innerInterface: Declaration = (subject) => interfaceNamed(subject.newType(), subject);

const union: Declaration = (subject) => {
  const name = subject.newType();
  const kinds = subject.random.some(nouns, 3);
  return [
    `export type ${name} =`,
    ...kinds.map(
      (kind) => `  | { readonly kind: "${kind}"; readonly ${kind}Id: string; readonly amount: number }`,
    ),
    `  | undefined;`,
    "",
    `type Keyed${name} = { readonly [Key in "${kinds.join('" | "')}"]?: Extract<${name}, { kind: Key }> };`,
  ];
};

const pureFunction: Declaration = (subject) => {
  const name = subject.newName();
  return [
    `/** Adds up what is due, and leaves out what was cancelled. */`,
    `export function ${name}(items: readonly { amount: number; cancelled?: boolean }[], rate = 1): number {`,
    `  let total = 0;`,
    `  for (const item of items) {`,
    `    if (item.cancelled) continue;`,
    `    const amount = item.amount > 0 ? item.amount * rate : 0;`,
    `    total += Math.round(amount * 100) / 100;`,
    `  }`,
    `  return total;`,
    `}`,
  ];
};

const asyncFunction: Declaration = (subject) => {
  const name = subject.newName();
  return [
    `export async function ${name}(reference: string, signal?: AbortSignal): Promise<unknown> {`,
    `  const started = performance.now();`,
    `  try {`,
    `    const found = await ${subject.callee()}(reference as never);`,
    `    if (found === undefined) return { reference, reason: \`nothing is known of \${reference}\` };`,
    `    signal?.throwIfAborted();`,
    `    return { reference, found, checked: ${subject.callee()}(found as never) };`,
    `  } catch (error) {`,
    `    const reason = error instanceof Error ? error.message : String(error);`,
    `    throw new Error(\`${name} failed after \${performance.now() - started} ms: \${reason}\`, { cause: error });`,
    `  }`,
    `}`,
  ];
};

const chain: Declaration = (subject) => {
  const name = subject.newName();
  const [group, other] = subject.random.some(nouns, 2);
  return [
    `const ${name} = <Item extends { ${group}?: string; ${other}: number }>(items: readonly Item[]) =>`,
    `  items`,
    `    .filter((item) => item.${group} !== undefined && item.${other} >= 0)`,
    `    .map((item, index) => ({ ...item, index, label: \`\${item.${group}}/\${index}\` }))`,
    `    .toSorted((a, b) => a.${other} - b.${other} || a.label.localeCompare(b.label));`,
  ];
};

const classDeclaration: Declaration = (subject) => {
  const name = `${subject.newType()}Store`;
  return [
    `export class ${name}<Key extends string, Value extends object> {`,
    `  readonly #entries = new Map<Key, Value>();`,
    `  #revision = 0;`,
    ``,
    `  constructor(private readonly limit = ${subject.random.between(10, 5000)}) {}`,
    ``,
    `  get size(): number {`,
    `    return this.#entries.size;`,
    `  }`,
    ``,
    `  put(key: Key, value: Value): this {`,
    `    if (this.#entries.size >= this.limit && !this.#entries.has(key)) {`,
    `      const [oldest] = this.#entries.keys();`,
    `      if (oldest !== undefined) this.#entries.delete(oldest);`,
    `    }`,
    `    this.#entries.set(key, Object.freeze({ ...value }));`,
    `    this.#revision++;`,
    `    return this;`,
    `  }`,
    ``,
    `  async refresh(load: (key: Key) => Promise<Value>): Promise<number> {`,
    `    for (const key of [...this.#entries.keys()]) this.put(key, await load(key));`,
    `    return this.#revision;`,
    `  }`,
    `}`,
  ];
};

const record: Declaration = (subject) => {
  const rows = subject.random.some(nouns, subject.random.between(3, 12));
  return [
    `const ${subject.newName()}Table = {`,
    ...rows.map(
      (row) =>
        `  ${row}: { weight: ${subject.random.between(1, 99)}, optional: ${subject.random.chance(0.3)} },`,
    ),
    `} as const satisfies Record<string, { weight: number; optional: boolean }>;`,
  ];
};

const enumeration: Declaration = (subject) => [
  `export enum ${subject.newType()}State {`,
  ...["Draft", "Open", "Closed", "Archived"].map((state) => `  ${state} = "${state.toLowerCase()}",`),
  `}`,
];

const choice: Declaration = (subject) => {
  const kinds = subject.random.some(nouns, subject.random.between(3, 6));
  return [
    `export function ${subject.newName()}(kind: string, fallback: number): number {`,
    `  switch (kind) {`,
    ...kinds.flatMap((kind) => [`    case "${kind}":`, `      return ${subject.random.between(1, 500)};`]),
    `    default:`,
    `      return fallback;`,
    `  }`,
    `}`,
  ];
};

/** What a tool that reads text instead of syntax takes for imports. */
const talkOfImports: Declaration = (subject) => {
  const [one, other] = subject.random.some(nouns, 2);
  const name = subject.newName();
  return [
    `// Was: import { ${one} } from "./${one}-nowhere"; it moved, and \`export * from "./${other}"\` went with it.`,
    `/* require("./${one}-${other}") is not what it looks like, nor is import("./${other}"). */`,
    `const ${name}Template = \`import { ${one} } from "./${one}-nowhere";`,
    `export const ${other} = await import("./\${String(1)}-${other}");`,
    `\`;`,
    `const ${name}Pattern = /^import\\s+.*from\\s+["']\\.\\/${one}["'];?$/m;`,
    `const ${name}Hint = 'use import "./${other}" instead of require("./${one}")';`,
  ];
};

const likely: readonly (readonly [Declaration, number])[] = [
  [pureFunction, 18],
  [asyncFunction, 20],
  [chain, 14],
  [innerInterface, 12],
  [choice, 10],
  [record, 8],
  [classDeclaration, 8],
  [union, 5],
  [enumeration, 3],
  [talkOfImports, 2],
];

/** One more declaration of a kind that code has; for files of types, a type. */
export function anyDeclaration(subject: Subject, typesOnly: boolean): string[] {
  if (typesOnly) return (subject.random.chance(0.3) ? union : innerInterface)(subject);
  let at = subject.random.between(1, 100);
  for (const [declaration, weight] of likely) {
    at -= weight;
    if (at <= 0) return declaration(subject);
  }
  return pureFunction(subject);
}
