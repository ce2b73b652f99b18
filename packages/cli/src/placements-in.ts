import { parseSettings, type TextPosition } from "@ashlar/survey/configuration";

/** The part of an architecture file that says where modules run, and where each piece of it stands. */
export interface WrittenPlacements {
  /** That part alone, as an architecture file: it needs no variable that only the rest refers to. */
  readonly text: string;
  /** Where the value at a path of its keys stands, or the nearest value around it. */
  positionOf(path: readonly string[]): TextPosition | undefined;
}

/** Reads that part; `undefined` when the text is no mapping of YAML. */
export function placementsIn(text: string): WrittenPlacements | undefined {
  const settings = parseSettings(masked(text));
  if (!settings.ok || !isMapping(settings.value)) return undefined;
  const { events, modules } = settings.value;
  // JSON is YAML; what is left out stays left out.
  return { text: unmasked(JSON.stringify({ events, modules })), positionOf: settings.positionOf };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Within { … }, the braces of a reference to a variable would be YAML's. These stand-ins keep every place right.
function masked(text: string): string {
  return text.replace(/\$\{(\w+(?::-[^{}\n"',[\]]*)?)\}/g, "$<$1>");
}

function unmasked(text: string): string {
  return text.replace(/\$<(\w+(?::-[^<>]*)?)>/g, "${$1}");
}
