import { blankComments } from "../code/blank-comments.js";
import type { Dependency } from "./ecosystem.js";

/** Whether a file is a manifest of Maven or Gradle. */
export function isJvmManifest(path: string): boolean {
  return (
    /(?:^|\/)(?:pom\.xml|[\w.-]+\.gradle|[\w.-]+\.gradle\.kts)$/.test(path) && !/settings\.gradle/.test(path)
  );
}

/** The libraries of a version catalogue (`libs.versions.toml`) by the name that build files use: `group:artifact`. */
export type Catalogue = ReadonlyMap<string, readonly string[]>;

/** The dependencies of a build file. Plugins of Maven count as development. */
export function jvmDependencies(file: string, text: string, catalogue: Catalogue): readonly Dependency[] {
  return file.endsWith(".xml") ? mavenDependencies(file, text) : gradleDependencies(file, text, catalogue);
}

function mavenDependencies(file: string, text: string): readonly Dependency[] {
  const bare = blankSections(blankComments(text, "xml"), "dependencyManagement", "pluginManagement");
  const managedOut = blankSections(bare, "plugins", "exclusions");
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const own = [...managedOut.matchAll(/<dependency>([\s\S]*?)(?:<\/dependency>|$)/g)].flatMap(
    (match): readonly Dependency[] => {
      const artifact = element(match[1]!, "artifactId");
      if (artifact === undefined) return [];
      const isForTests = element(match[1]!, "scope") === "test";
      return [
        {
          ecosystem: "jvm",
          name: `${element(match[1]!, "groupId") ?? ""}:${artifact}`,
          scope: isForTests ? "development" : "runtime",
          file,
          line: lineOf(match.index + match[0].indexOf("<artifactId>")),
        },
      ];
    },
  );
  const plugins = [...bare.matchAll(/<plugin>([\s\S]*?)(?:<\/plugin>|$)/g)].flatMap(
    (match): readonly Dependency[] => {
      const artifact = element(match[1]!, "artifactId");
      if (artifact === undefined) return [];
      const group = /^\s*<groupId>/.test(match[1]!)
        ? element(match[1]!, "groupId")
        : "org.apache.maven.plugins";
      const line = lineOf(match.index + match[0].indexOf("<artifactId>"));
      return [{ ecosystem: "jvm", name: `${group}:${artifact}`, scope: "development", file, line }];
    },
  );
  return [...own, ...plugins];
}

function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(xml)?.[1];
}

function blankSections(xml: string, ...names: readonly string[]): string {
  const pattern = new RegExp(`<(${names.join("|")})>[\\s\\S]*?(?:</\\1>|$)`, "g");
  return xml.replace(pattern, (section) => section.replace(/[^\n]/g, " "));
}

const configuration = /^\s*(?:add\(\s*)?["']?(\w+)["']?\s*[,(\s]\s*(.*)$/;
const isConfiguration =
  /^(?:\w*(?:[iI]mplementation|[aA]pi|[cC]ompile(?:Only)?|[rR]untime(?:Only)?|[cC]lasspath)|kapt|ksp|annotationProcessor|developmentOnly|\w*[tT]est\w*)$/;
const forDevelopment = /test|kapt|ksp|annotationProcessor|developmentOnly|classpath/i;

function gradleDependencies(file: string, text: string, catalogue: Catalogue): readonly Dependency[] {
  return blankComments(text, "slashes")
    .split("\n")
    .flatMap((line, at): readonly Dependency[] => {
      const [, name, rest] = configuration.exec(line) ?? [];
      if (name === undefined || rest === undefined || !isConfiguration.test(name)) return [];
      const scope = forDevelopment.test(name) ? "development" : "runtime";
      return namesIn(rest, catalogue).map(
        (one): Dependency => ({ ecosystem: "jvm", name: one, scope, file, line: at + 1 }),
      );
    });
}

function namesIn(text: string, catalogue: Catalogue): readonly string[] {
  const [, group, artifact] =
    /group\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["']/.exec(text) ?? [];
  if (group && artifact) return [`${group}:${artifact}`];
  const written = [...text.matchAll(/["']([\w.-]+:[\w.-]+)(?::[^"']*)?["']/g)].map((match) => match[1]!);
  const named = [...text.matchAll(/\blibs\.((?:bundles\.)?[\w.]+)/g)].flatMap(
    (match) => catalogue.get(catalogueKey(match[1]!)) ?? [],
  );
  return [...written, ...named];
}

/** Reads a version catalogue. */
export function readCatalogue(text: string): Catalogue {
  const catalogue = new Map<string, readonly string[]>();
  let section = "";
  for (const line of blankComments(text, "hash")
    .replace(/\[\s*\n([^\][]*)\]/g, (list) => list.replace(/\n/g, " "))
    .split("\n")) {
    const header = /^\s*\[([\w-]+)\]/.exec(line)?.[1];
    if (header !== undefined) section = header;
    const [, key, value] = /^\s*([\w-]+)\s*=\s*(.+)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    if (section === "libraries") {
      const name =
        /module\s*=\s*"([\w.-]+:[\w.-]+)"/.exec(value)?.[1] ??
        /^"([\w.-]+:[\w.-]+)/.exec(value)?.[1] ??
        groupAndName(value);
      if (name !== undefined) catalogue.set(catalogueKey(key), [name]);
    } else if (section === "bundles") {
      const names = [...value.matchAll(/"([\w-]+)"/g)].flatMap(
        (match) => catalogue.get(catalogueKey(match[1]!)) ?? [],
      );
      catalogue.set(catalogueKey(`bundles.${key}`), names);
    }
  }
  return catalogue;
}

function groupAndName(value: string): string | undefined {
  const group = /group\s*=\s*"([\w.-]+)"/.exec(value)?.[1];
  const name = /name\s*=\s*"([\w.-]+)"/.exec(value)?.[1];
  return group && name ? `${group}:${name}` : undefined;
}

function catalogueKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[-_]/g, ".")
    .replace(/\.get$/, "");
}
