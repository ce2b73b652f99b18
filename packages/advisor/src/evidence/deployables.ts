import { isProductPath } from "@ashlar/survey/readiness";

/** How many programs a repository deploys, and where that shows. */
export interface Deployables {
  readonly count: number;
  readonly because: string;
}

const imageFile = /(?:^|\/)(?:Dockerfile|Containerfile|[^/]+\.Dockerfile)$/;

/** Places named in `because`; the rest are counted. */
const placesNamed = 3;

/** Counts the images that a repository builds of its own product; `undefined` when it builds none. */
export function deployablesIn(paths: readonly string[]): Deployables | undefined {
  const images = paths.filter((path) => imageFile.test(path) && isProductPath(path));
  if (images.length === 0) return undefined;
  const named = images.slice(0, placesNamed).join(", ");
  const more = images.length > placesNamed ? `, and ${images.length - placesNamed} more` : "";
  return { count: images.length, because: `images are built by ${named}${more}` };
}
