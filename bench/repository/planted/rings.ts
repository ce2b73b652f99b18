import { targetFile } from "../import.ts";
import { componentOf } from "../module-graph.ts";
import type { ModulePlan, PlannedSource } from "../plan.ts";
import { codeOf, type Garden, importOfPackage, plantFrom } from "./additions.ts";
import type { Planted } from "./planted.ts";

/**
 * Closes rings: where one module depends on another directly and in no other way, the other depends on it in turn.
 * Every third ring has three modules. The imports lie in files that the entries re-export, so that a ring of modules
 * is one of files too: tools that look for the one find the other.
 */
export function plantRings(garden: Garden, count: number): Planted[] {
  const long = Math.floor(count / 3);
  const { modules } = garden;
  const pairs = modules.flatMap((plan) => dependenciesOf(plan, modules).map((next) => [plan, next]));
  const triples = pairs.flatMap((pair) => dependenciesOf(pair[1]!, modules).map((last) => [...pair, last]));
  return [...close(garden, pairs, count - long), ...close(garden, triples, long)];
}

/** Of the same tier, so that the ring is all that is wrong. */
const dependenciesOf = ({ module }: ModulePlan, modules: readonly ModulePlan[]) =>
  modules.filter(
    (other) => other.module.tier === module.tier && module.dependsOn.includes(other.module.name),
  );

function close(garden: Garden, candidates: readonly ModulePlan[][], count: number): Planted[] {
  const { graph, additions, random } = garden;
  return plantFrom(candidates, count, random, (members) => {
    const names = members.map(({ module }) => module.name);
    const [first, last] = [members[0]!, members.at(-1)!];
    const sources = members.map((member) => offered(member).find((source) => !additions.has(source)));
    const chord = members.length > 2 && graph.get(names[0]!)!.has(names.at(-1)!);
    const knotted = names.some((name) => componentOf(graph, name).length > 0);
    if (chord || knotted || sources.includes(undefined)) return undefined;

    graph.get(last.module.name)!.add(first.module.name);
    const ring = names.toSorted();
    if (componentOf(graph, first.module.name).join() !== ring.join()) {
      graph.get(last.module.name)!.delete(first.module.name);
      return undefined;
    }
    additions.declare(last.module, first.module);
    sources.forEach((source, at) => {
      additions.addImport(source!, importOfPackage(members[(at + 1) % members.length]!));
    });
    return { kind: "cycle", modules: ring };
  });
}

/** The code that others load when they import the package. */
function offered(plan: ModulePlan): PlannedSource[] {
  const byPath = new Map(plan.sources.map((source) => [source.path, source]));
  const entry = plan.sources.find(({ kind }) => kind === "entry");
  const reached = new Set<PlannedSource>();
  const waiting = entry ? [entry] : [];
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    if (reached.has(source)) continue;
    reached.add(source);
    waiting.push(...source.imports.flatMap((one) => byPath.get(targetFile(one) ?? "") ?? []));
  }
  return codeOf(plan).filter((source) => reached.has(source));
}
