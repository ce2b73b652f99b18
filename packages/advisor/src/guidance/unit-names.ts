const longest = 40;

/** A name that YAML would read as something else. */
const isWordOfYaml = /^(?:true|false|null)$/;

/** A unit name for each module, all different, none of them `main`: small letters, digits and hyphens. */
export function unitNames(modules: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(["main"]);
  return new Map(
    modules.map((module) => {
      const plain = plainName(module);
      let name = plain;
      for (let count = 2; taken.has(name); count++) {
        const suffix = `-${count}`;
        name = `${plain.slice(0, longest - suffix.length)}${suffix}`;
      }
      taken.add(name);
      return [module, name];
    }),
  );
}

function plainName(module: string): string {
  const words = module
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "");
  const name = (/^[a-z]/.test(words) && !isWordOfYaml.test(words) ? words : `unit-${words}`).slice(
    0,
    longest,
  );
  return name.replace(/-+$/, "");
}
