import type { RuleId } from "../rules/rule-id.js";
import type { CheckReport } from "./check-report.js";
import { violationsByModule } from "./module-of.js";

/** The modules of a report and what leads from one to another: what every picture is drawn from. */
export interface ModuleGraph {
  readonly nodes: readonly ModuleNode[];
  readonly edges: readonly ModuleEdge[];
}

/** A module, as a node of the graph. */
export interface ModuleNode {
  /** Made of letters, digits and `_`; unique in the graph. A language of graphs can use it as a name. */
  readonly id: string;
  readonly name: string;
  readonly files: number;
  /** How many violations are to be mended in it. */
  readonly violations: number;
}

/** A dependency between two modules. */
export interface ModuleEdge {
  /** Index of the importing module among the nodes. */
  readonly from: number;
  readonly to: number;
  readonly imports: number;
  /** The rules it violates; empty when it is fine. */
  readonly violates: readonly RuleId[];
}

/**
 * The graph of a report. A violation between modules that do not import each other, such as a query on another module's
 * tables, is an edge too: of no imports.
 */
export function moduleGraph(report: CheckReport): ModuleGraph {
  const between = dependencies(report).filter(({ from, to }) => from !== to);
  const names = [
    ...new Set([...report.modules.map(({ name }) => name), ...between.flatMap(({ from, to }) => [from, to])]),
  ];
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const filesOf = new Map(report.modules.map(({ name, files }) => [name, files]));
  const violationsOf = violationsByModule(report);
  const ids = identifiers(names);
  return {
    nodes: names.map((name, index) => ({
      id: ids[index]!,
      name,
      files: filesOf.get(name) ?? 0,
      violations: violationsOf.get(name) ?? 0,
    })),
    edges: between.map(({ from, to, imports, violates }) => ({
      from: indexOf.get(from)!,
      to: indexOf.get(to)!,
      imports,
      violates: [...violates],
    })),
  };
}

/** Whether a dependency violates any rule. */
export function isViolating({ violates }: ModuleEdge): boolean {
  return violates.length > 0;
}

interface Dependency {
  readonly from: string;
  readonly to: string;
  readonly violates: Set<RuleId>;
  imports: number;
}

function dependencies(report: CheckReport): Dependency[] {
  const found = new Map<string, Dependency>();
  const between = (from: string, to: string) => {
    const key = JSON.stringify([from, to]);
    const dependency = found.get(key) ?? { from, to, imports: 0, violates: new Set() };
    found.set(key, dependency);
    return dependency;
  };
  for (const { from, to, imports, violates } of report.dependencies) {
    const dependency = between(from, to);
    dependency.imports += imports;
    for (const rule of violates) dependency.violates.add(rule);
  }
  for (const { between: pair, rule } of report.violations) {
    if (pair) between(pair.from, pair.to).violates.add(rule);
  }
  return [...found.values()];
}

// A prefix, because words such as `end` mean something to Mermaid.
function identifiers(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = `module_${name.slice(0, 40).replace(/[^a-z0-9]+/gi, "_")}`;
    let id = plain;
    for (let count = 2; taken.has(id); count++) id = `${plain}_${count}`;
    taken.add(id);
    return id;
  });
}
