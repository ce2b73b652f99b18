import type { PlannedSource } from "../plan.ts";
import type { Subject } from "./subject.ts";

/** A component: props, a little state of its own, and markup that names other components of the file. */
export function componentLines(source: PlannedSource, subject: Subject): string[] {
  const [name] = source.values;
  const styled = source.imports.some(({ specifier }) => specifier.endsWith(".css"));
  const inner = source.imports
    .filter(({ form }) => form === "named")
    .flatMap(({ values }) => values.map(({ local }) => local))
    .filter((local) => /^[A-Z][a-z]/.test(local));
  return [
    `/** Shows one ${source.concept.replaceAll("-", " ")}; import it through the folder. */`,
    `export function ${name}({ title, rows, onSelect }: ${name}Props) {`,
    `  const visible = rows.filter((row) => row.active);`,
    `  const total = visible.reduce((sum, { amount }) => sum + amount, 0);`,
    `  if (visible.length === 0) return <p role="status">{\`Nothing to show for \${title}\`}</p>;`,
    `  return (`,
    `    <section className=${styled ? "{styles.panel}" : `"${source.concept}"`} aria-label={title}>`,
    `      <h2>`,
    `        {title} <small>from {visible.length} rows</small>`,
    `      </h2>`,
    `      <ul>`,
    `        {visible.map((row) => (`,
    `          <li key={row.id} onClick={() => onSelect?.(row.id)}>`,
    `            {row.id} &middot; {row.amount.toFixed(2)}`,
    ...inner.slice(0, 2).map((component) => `            <${component} {...(row as never)} />`),
    `          </li>`,
    `        ))}`,
    `      </ul>`,
    `      <footer>{total > ${subject.random.between(10, 900)} ? <strong>{total}</strong> : total}</footer>`,
    `    </section>`,
    `  );`,
    `}`,
  ];
}

export const propsLines = (name: string): string[] => [
  `export interface ${name} {`,
  `  readonly title: string;`,
  `  readonly rows: readonly { readonly id: string; readonly amount: number; readonly active?: boolean }[];`,
  `  readonly onSelect?: (id: string) => void;`,
  `}`,
];
