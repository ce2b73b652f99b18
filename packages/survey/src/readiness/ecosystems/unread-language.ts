import { sourceFilesOf } from "../code/search-code.js";
import { oncePerRepository } from "../once-per-repository.js";
import { isProductPath } from "../product-path.js";
import { ecosystemsOf } from "./ecosystems-of.js";

const languages: ReadonlyMap<string, string> = new Map(
  (
    [
      ["Elixir", "ex exs"],
      ["PHP", "php"],
      ["Rust", "rs"],
      ["Swift", "swift"],
      ["Clojure", "clj cljs cljc"],
      ["Erlang", "erl"],
      ["Dart", "dart"],
      ["C or C++", "c cc cpp cxx h hpp"],
      ["Perl", "pl pm"],
      ["Haskell", "hs"],
    ] as const
  ).flatMap(([language, names]) => names.split(" ").map((name) => [name, language] as const)),
);

const manifests: ReadonlyMap<string, string> = new Map([
  ["mix.exs", "Elixir"],
  ["composer.json", "PHP"],
  ["Cargo.toml", "Rust"],
  ["Package.swift", "Swift"],
  ["project.clj", "Clojure"],
  ["rebar.config", "Erlang"],
  ["pubspec.yaml", "Dart"],
]);

/** Why code says nothing by what is not seen in it. */
export type Unread =
  | { readonly kind: "other-language"; readonly language: string }
  | { readonly kind: "no-code" };

/**
 * Whether most of the code of a repository is in a language that nobody reads here, or there is no code: then what was not seen may
 * well be there. `undefined` when the code can be read.
 */
export const unreadLanguage = oncePerRepository((files): { readonly unread: Unread | undefined } => {
  const read = sourceFilesOf(files).filter(({ role }) => role === "product").length;
  const counts = new Map<string, number>();
  for (const path of files.paths) {
    const language = languages.get(path.slice(path.lastIndexOf(".") + 1));
    if (language === undefined || !isProductPath(path)) continue;
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  const byManifest = files.paths.flatMap((path) => manifests.get(path) ?? [])[0];
  const others = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // A manifest at the root says what the product is written in, even when only its tests are here yet.
  if (byManifest !== undefined && others >= read / 4)
    return { unread: { kind: "other-language", language: byManifest } };
  if (most && others > read) return { unread: { kind: "other-language", language: most[0] } };
  const isCode = read > 0 || ecosystemsOf(files).present.length > 0;
  return { unread: isCode ? undefined : { kind: "no-code" } };
});
