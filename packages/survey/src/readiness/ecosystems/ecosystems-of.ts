import { oncePerRepository } from "../once-per-repository.js";
import { isFixture, roleOf } from "../product-path.js";
import { dotnetDependencies, isDotnetManifest } from "./dotnet.js";
import { type Dependency, type Ecosystem, ecosystems, type Manifest } from "./ecosystem.js";
import { goDependencies, isGoManifest } from "./go.js";
import { type Catalogue, isJvmManifest, jvmDependencies, readCatalogue } from "./jvm.js";
import { isNodeManifest, nodeDependencies } from "./node.js";
import { isPythonManifest, pythonDependencies } from "./python.js";
import { isRubyManifest, rubyDependencies } from "./ruby.js";

/** What a repository is written in, and what it depends on. Examples, fixtures and vendored code are left out. */
export interface Ecosystems {
  /** In the order of `ecosystems`. */
  readonly present: readonly Ecosystem[];
  readonly manifests: readonly Manifest[];
  /** By file and line. Transitive ones are none of them; those of a manifest of tests are all `development`. */
  readonly dependencies: readonly Dependency[];
}

interface Reader {
  readonly matches: (path: string) => boolean;
  readonly read: (file: string, text: string, catalogue: Catalogue) => readonly Dependency[];
}

const readers: Readonly<Record<Ecosystem, Reader>> = {
  node: { matches: isNodeManifest, read: nodeDependencies },
  jvm: { matches: isJvmManifest, read: jvmDependencies },
  go: { matches: isGoManifest, read: goDependencies },
  python: { matches: isPythonManifest, read: pythonDependencies },
  dotnet: { matches: isDotnetManifest, read: dotnetDependencies },
  ruby: { matches: isRubyManifest, read: rubyDependencies },
};

/** Reads the manifests of a repository. One that is damaged names no dependencies. */
export const ecosystemsOf = oncePerRepository((files): Ecosystems => {
  const catalogues = files.paths.filter((path) => path.endsWith("gradle/libs.versions.toml"));
  const catalogue: Catalogue = new Map(
    catalogues.flatMap((path) => [...readCatalogue(files.read(path) ?? "")]),
  );
  const manifests: Manifest[] = [];
  const dependencies: Dependency[] = [];
  for (const file of files.paths) {
    const ecosystem = ecosystems.find((one) => readers[one].matches(file));
    if (ecosystem === undefined || isFixture(file)) continue;
    const role = roleOf(file);
    if (role !== "product" && role !== "test") continue;
    manifests.push({
      ecosystem,
      file,
      folder: file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "",
    });
    const read = readers[ecosystem].read(file, files.read(file) ?? "", catalogue);
    dependencies.push(
      ...(role === "test" ? read.map((one) => ({ ...one, scope: "development" as const })) : read),
    );
  }
  const present = ecosystems.filter((one) => manifests.some(({ ecosystem }) => ecosystem === one));
  return { present, manifests, dependencies: dependencies.sort(byPlace) };
});

function byPlace(a: Dependency, b: Dependency): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
