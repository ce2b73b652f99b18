import { codeOf, type Garden, importOfFile, plantFrom } from "./additions.ts";
import type { Planted } from "./planted.ts";

/** Lets files import what another module does not offer, past its entry. The dependency as such is declared. */
export function plantPrivateImports({ modules, additions, random }: Garden, count: number): Planted[] {
  const candidates = modules.flatMap((plan) =>
    modules
      .filter(({ module }) => plan.module.dependsOn.includes(module.name))
      .map((owner) => ({ plan, owner })),
  );
  return plantFrom(candidates, count, random, ({ plan, owner }) => {
    const [[source], [target]] = [random.some(codeOf(plan), 1), random.some(codeOf(owner), 1)];
    if (!source || !target || additions.has(source)) return undefined;
    additions.addImport(source, importOfFile(source, target, plan.module));
    return { kind: "private-import", file: source.path, to: target.path };
  });
}
