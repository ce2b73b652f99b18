/** How comments are written, for all that probes read. */
export type CommentSyntax = "slashes" | "hash" | "shell" | "hcl" | "xml" | "none";

const byExtension: ReadonlyMap<string, CommentSyntax> = new Map(
  (
    [
      ["slashes", "ts tsx mts cts js jsx mjs cjs vue svelte java kt kts groovy gradle scala go cs fs vb"],
      ["slashes", "proto json jsonc json5 jsonnet bicep"],
      ["hash", "py rb ru rake gemspec pyi toml ini cfg properties"],
      ["shell", "sh bash zsh ps1 yml yaml mk"],
      ["hcl", "tf tfvars hcl"],
      ["xml", "xml csproj fsproj vbproj props targets config html md"],
    ] as const
  ).flatMap(([syntax, names]) => names.split(" ").map((name) => [name, syntax] as const)),
);

const byName: ReadonlyMap<string, CommentSyntax> = new Map([
  ["Gemfile", "hash"],
  ["Rakefile", "hash"],
  ["Capfile", "hash"],
  ["Pipfile", "hash"],
  ["go.mod", "slashes"],
  ["Jenkinsfile", "slashes"],
  ["Dockerfile", "shell"],
  ["Makefile", "shell"],
  ["CODEOWNERS", "shell"],
]);

/** How a file writes its comments, by its name. */
export function commentSyntaxOf(path: string): CommentSyntax {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return byName.get(name) ?? byExtension.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase()) ?? "none";
}
