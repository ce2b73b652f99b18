/** A tag. */
export interface Tag {
  readonly name: string;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
}

/** What tags say of releases. */
export interface Releases {
  /** Versions of the product that were tagged in the period. */
  readonly count: number;
  /** Packages that are tagged one by one, when only such tags are there; else 0. */
  readonly packages: number;
}

// "v1.2.3", "release/2024.05", "prod-20240531", "r12": nothing, or a word for a release, before the number.
const productTag =
  /^(?:(?:v|r|rel|release|releases|version|ver|stable|prod|production|deploy|deployed)[-_/.]?v?)?(\d+(?:[._-]\d+)*)$/i;
// "@scope/name@1.2.3", "name/v1.2.3", "name-v1.2.3", "name-1.2".
const prefixedTag = /^(.+?)(?:@|[-_/]v?|\/v)(\d+(?:\.\d+)+)$/i;
/** Tried, not released. */
const preRelease =
  /[-.+_]?(?:alpha|beta|canary|dev|early|experimental|insiders|m|milestone|next|nightly|pre|preview|rc|snapshot|test)[-._]?\d*(?:[-.+_].*)?$/i;
const suffix = /[.-](?:final|ga|release|stable|lts)$/i;

/**
 * Counts the versions of the product among tags made after `since` and up to `until`. Tags with a name before the number are
 * the product's only where all have the same name; otherwise each names a package. Releases are not deployments.
 */
export function releases(tags: readonly Tag[], since: number, until: number): Releases {
  const named = tags.flatMap(({ name, at }) => {
    const plain = name.replace(suffix, "");
    if (preRelease.test(plain)) return [];
    const product = productTag.exec(plain);
    if (product) return [{ of: "", version: product[1]!, at }];
    const prefixed = prefixedTag.exec(plain);
    return prefixed ? [{ of: prefixed[1]!, version: prefixed[2]!, at }] : [];
  });
  const names = new Set(named.map(({ of }) => of));
  const product = names.has("") ? "" : names.size === 1 ? [...names][0]! : undefined;
  if (product === undefined) return { count: 0, packages: names.size };
  const recent = named.filter(({ of, at }) => of === product && at > since && at <= until);
  return { count: new Set(recent.map(({ version }) => version)).size, packages: 0 };
}
