/** One number of a {@link Family}. */
export interface Sample {
  /** What a histogram's numbers are called behind the family's name. */
  readonly suffix?: "_bucket" | "_sum" | "_count";
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Numbers of one name. */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly kind: "counter" | "gauge" | "histogram";
  read(): readonly Sample[];
}

/** Numbers in the Prometheus text exposition format 0.0.4. */
export function prometheusText(families: readonly Family[]): string {
  return families
    .map(({ name, help, kind, read }) => {
      const samples = read().map(
        ({ suffix = "", labels, value }) => `${name}${suffix}${labelsText(labels)} ${value}\n`,
      );
      return `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${samples.join("")}`;
    })
    .join("");
}

function labelsText(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
