/** A kind of file whose change says nothing about what belongs together. */
interface UncountedFiles {
  readonly what: string;
  readonly why: string;
  readonly pattern: RegExp;
}

/** The files that touch no module, wherever they lie. Patterns see a path within its module, or within the repository. */
export const uncountedFiles: readonly UncountedFiles[] = [
  {
    what: "lock files",
    why: "tools rewrite them for any change of any dependency",
    pattern:
      /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|go\.sum|go\.work\.sum|packages\.lock\.json|gradle\.lockfile|gems\.locked|[\w.-]+\.lock)$/i,
  },
  {
    what: "generated files",
    why: "they follow from something else that changed",
    pattern:
      /(?:^|\/)(?:generated|__generated__|__snapshots__|dist)\/|(?:^|\/)zz_generated|\.(?:generated|gen|designer)\.\w+$|_generated\.\w+$|(?:\.pb\.\w+|_pb2(?:_grpc)?\.pyi?|_pb\.\w+|\.g\.(?:dart|cs)|\.freezed\.dart|\.min\.(?:js|css)|\.map|\.snap|\.api\.md)$/i,
  },
  {
    what: "locale files",
    why: "translators change all of them at once",
    pattern:
      /(?:^|\/)(?:locales?|i18n|l10n|langs?|languages?|translations?)\/(?:.*\/)?[^/]+\.(?:json|json5|ya?ml|properties|xliff?|xlf|arb|resx|ftl|strings|php|csv)$|\.(?:po|pot|xlf|xliff|arb|ftl)$|(?:^|\/)messages_[a-z]{2}(?:_[A-Z]{2})?\.properties$/i,
  },
  {
    what: "vendored code",
    why: "others wrote it",
    pattern: /(?:^|\/)(?:vendor|vendored|third[_-]?party|node_modules|bower_components|Pods)\//i,
  },
  {
    what: "documents and pictures",
    why: "what describes a change is not what it changes",
    pattern:
      /(?:^|\/)(?:docs?|documentation|changelogs?|changelog\.d|newsfragments)\/|\.(?:md|mdx|markdown|rst|adoc|png|jpe?g|gif|svg|ico|webp|pdf)$|(?:^|\/)(?:change(?:log|s)|history|news|licen[cs]e|notice|authors|contributors|codeowners|readme|version)(?:\.txt)?$/i,
  },
  {
    what: "settings of tools",
    why: "folders and files with a hidden name are about the work, not the product",
    pattern: /(?:^|\/)\.[^/]+/,
  },
];

/** Manifests and the like outside every module: one line changes there whenever a module gains a dependency. */
const sharedManifests =
  /(?:^|\/)(?:package\.json|pnpm-workspace\.yaml|go\.(?:mod|work)|Cargo\.toml|pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|libs\.versions\.toml|Gemfile|[\w.-]+\.gemspec|pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt|Pipfile|composer\.json|mix\.exs|Directory\.(?:Packages|Build)\.props|[\w.-]+\.sln)$/i;

/** Whether a file's change touches nothing that counts. */
export function isUncounted(path: string): boolean {
  return uncountedFiles.some(({ pattern }) => pattern.test(path));
}

/** Whether a file outside of every module lists dependencies. */
export function isSharedManifest(path: string): boolean {
  return sharedManifests.test(path);
}
