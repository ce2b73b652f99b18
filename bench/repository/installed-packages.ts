import { type ExternalPackage, externalPackages } from "./packages.ts";

/** What an installation would have put into `node_modules`: stubs, with the files that resolution looks for. */
export function installedPackages(): Map<string, string> {
  return new Map(externalPackages.flatMap((external) => [...filesOf(external)]));
}

function* filesOf(external: ExternalPackage): Generator<[string, string]> {
  const { name, values, types, byDefault, subpaths = [] } = external;
  const folder = `node_modules/${name}`;
  yield [`${folder}/package.json`, `${JSON.stringify(manifest(external), null, 2)}\n`];
  const fallback =
    byDefault === undefined ? [] : [`declare const ${byDefault}: any;`, `export default ${byDefault};`];
  const declarations = [
    ...values.map((value) => `export declare const ${value}: any;`),
    ...types.map((type) => `export interface ${type} {}`),
    ...fallback,
  ];
  yield [`${folder}/index.d.ts`, `${declarations.join("\n")}\n`];
  yield [`${folder}/index.js`, `${values.map((value) => `exports.${value} = () => {};`).join("\n")}\n`];
  for (const subpath of subpaths) {
    yield [`${folder}/${subpath}.js`, "module.exports = () => {};\n"];
    yield [`${folder}/${subpath}.d.ts`, "declare const value: any;\nexport default value;\n"];
  }
}

/** Half of the packages in use have `exports`, the others only `main`. */
function manifest({ name, exports, subpaths = [] }: ExternalPackage) {
  const entry = (file: string) => ({ types: `./${file}.d.ts`, default: `./${file}.js` });
  const entries = {
    ".": entry("index"),
    ...Object.fromEntries(subpaths.map((path) => [`./${path}`, entry(path)])),
  };
  return {
    name,
    version: "1.0.0",
    main: "index.js",
    types: "index.d.ts",
    ...(exports ? { exports: entries } : {}),
  };
}
