import type { Ecosystem } from "../../ecosystems/ecosystem.js";

/** A library that says something about what people can operate, and how one sees that it is used. */
export interface Library {
  /** As people call it; left out, it is called what the manifest calls it. */
  readonly name?: string;
  readonly ecosystem: Ecosystem;
  /**
   * As manifests name it (`group:artifact` on the JVM). A star at the end stands for anything. None: it comes with the
   * language, and no manifest names it.
   */
  readonly packages: readonly string[];
  /** What code imports, with everything below it. Left out, it is what manifests name. */
  readonly imports?: readonly string[];
  /** Text of code that uses it without importing it by name: extension methods, constants that a framework loads. */
  readonly marks?: readonly string[];
  /** Text of configuration that uses it; `a.b` also stands for nested YAML. */
  readonly settings?: readonly string[];
  /** Text of start commands that use it. No manifest needs to name it: agents are often installed beside the product. */
  readonly agents?: readonly string[];
  /** Files whose being there configures it, by the end of their path. */
  readonly files?: readonly string[];
  /** Its framework starts it as soon as it is a dependency: to depend on it is to use it. */
  readonly startsItself?: true;
  /** The packages hold much else: to depend on them declares nothing yet. */
  readonly onlyByUse?: true;
  /** A file, of code or with settings, counts only if it holds one of these too. */
  readonly needs?: readonly string[];
  /** A file that holds one of these does not count. */
  readonly unless?: readonly string[];
}

/** What code imports when it uses a library. */
export function importsOf({ ecosystem, packages, imports }: Library): readonly string[] {
  if (imports) return imports;
  return ecosystem === "ruby" || ecosystem === "jvm"
    ? []
    : packages.map((name) => name.replace(/[/.]?\*$/, ""));
}

/** Whether a manifest's name is one of a library's. Names in manifests are compared without regard to case. */
export function isPackageOf({ ecosystem, packages }: Library, name: string): boolean {
  const written = normalName(ecosystem, name);
  return packages.some((known) => {
    const wanted = normalName(ecosystem, known);
    if (!wanted.endsWith("*")) return wanted === written;
    return written.startsWith(wanted.slice(0, -1));
  });
}

// PyPI takes `_`, `.` and `-` for the same.
function normalName(ecosystem: Ecosystem, name: string): string {
  const lower = name.toLowerCase();
  return ecosystem === "python" ? lower.replace(/[-_.]+/g, "-") : lower;
}
