import { edgesOf, type GeneratedRepository } from "../repository/index.ts";
import { importsBetween } from "../repository/module-graph.ts";
import type { Checker, Found } from "./contestant.ts";
import { violationOf } from "./violation.ts";

/** Makes sure that a contestant does the whole work before its speed counts: it must find what is there, and no more. */
export function verify(
  { violations, files, graph }: Found,
  { plan, ...repository }: GeneratedRepository,
  { leavesOut }: Pick<Checker, "leavesOut">,
): void {
  const planted = plan.planted.filter(({ kind }) => !leavesOut.includes(kind)).map(violationOf);
  same("violations", violations, new Set(planted));
  same("files", [files], [repository.files]);
  const edges = () => new Set(edgesOf(plan).map(([from, to]) => `${from} -> ${to}`));
  if (graph.edges) same("edges between files", graph.edges, edges());
  if (graph.imports !== undefined) same("imports", [graph.imports], [repository.imports]);
  if (graph.importsBetween) {
    same("imports between modules", counts(graph.importsBetween), counts(importsBetween(plan.modules)));
  }
}

const counts = (map: ReadonlyMap<string, number>) => Array.from(map, ([name, count]) => `${name}: ${count}`);

function same(what: string, found: Iterable<unknown>, expected: Iterable<unknown>): void {
  const [here, there] = [new Set(found), new Set(expected)];
  const extra = [...here].filter((one) => !there.has(one));
  const missing = [...there].filter((one) => !here.has(one));
  if (extra.length + missing.length === 0) return;
  const some = (items: readonly unknown[]) => `${items.length} (${items.slice(0, 3).join("; ")})`;
  throw new Error(`check failed: ${what}: ${some(extra)} should not be there, ${some(missing)} are missing`);
}
