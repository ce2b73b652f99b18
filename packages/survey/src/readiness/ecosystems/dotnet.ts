import { blankComments } from "../code/blank-comments.js";
import { roleOf } from "../product-path.js";
import type { Dependency } from "./ecosystem.js";

/** Whether a file is a manifest of .NET. */
export function isDotnetManifest(path: string): boolean {
  return /\.(?:cs|fs|vb)proj$|(?:^|\/)(?:Directory\.(?:Packages|Build)\.props|packages\.config)$/.test(path);
}

/** The packages of a project, in lower case. Those of a test project are for development; central versions are no use. */
export function dotnetDependencies(file: string, text: string): readonly Dependency[] {
  const bare = blankComments(text, "xml");
  const isForTests =
    roleOf(file) === "test" || /Include\s*=\s*"Microsoft\.NET\.Test\.Sdk"|<IsTestProject>\s*true/i.test(bare);
  return bare.split("\n").flatMap((line, at) =>
    [
      ...line.matchAll(
        /<(PackageReference|GlobalPackageReference|package)\s[^>]{0,500}?(?:Include|id)\s*=\s*"([^"]+)"/g,
      ),
    ].map(
      ([, element, name]): Dependency => ({
        ecosystem: "dotnet",
        name: name!.toLowerCase(),
        scope: isForTests || element === "GlobalPackageReference" ? "development" : "runtime",
        file,
        line: at + 1,
      }),
    ),
  );
}
