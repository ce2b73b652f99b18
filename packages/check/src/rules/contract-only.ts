import { isPublic } from "../modules/module-map.js";
import type { Rule } from "./facts.js";
import { importsBy, placesOf } from "./imports-by.js";

/** Only a module's public files are imported from outside it. One violation for each pair of files. */
export const contractOnly: Rule = ({ imports, modules }) => {
  const inside = importsBy(imports, ({ from, to }) => {
    const owner = modules.of(to.path);
    const consumer = modules.of(from);
    if (!owner || owner === consumer || isPublic(owner, to.path, consumer?.name)) return undefined;
    return `${from} -> ${to.path}`;
  });
  return Array.from(inside, ([identity, group]) => {
    const [{ from, to }] = group;
    const owner = modules.of(to.path)!;
    const consumer = modules.of(from)?.name;
    const who = consumer === undefined ? from : `"${consumer}"`;
    return {
      rule: "contract-only",
      identity,
      message: `${who} imports ${to.path}, which is inside "${owner.name}".`,
      fix: fixFor(owner.name, publicText(owner.publicFiles ?? [], consumer)),
      places: placesOf(group),
      ...(consumer !== undefined && { between: { from: consumer, to: owner.name } }),
    };
  });
};

function fixFor(owner: string, offered: readonly string[]): string {
  if (offered.length === 0) return `"${owner}" offers nothing: give it a public file, or leave it alone.`;
  return `Import ${offered.join(" or ")} of "${owner}", or make what you need part of it.`;
}

function publicText(
  files: readonly { readonly text: string; readonly to: ReadonlySet<string> | "outside" | undefined }[],
  consumer: string | undefined,
): readonly string[] {
  return files
    .filter(
      ({ to }) => to === undefined || (to === "outside" ? consumer === undefined : to.has(consumer ?? "")),
    )
    .map(({ text }) => text);
}
