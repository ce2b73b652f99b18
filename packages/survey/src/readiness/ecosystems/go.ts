import type { Dependency } from "./ecosystem.js";

/** Whether a file is a manifest of Go. */
export function isGoManifest(path: string): boolean {
  return /(?:^|\/)go\.mod$/.test(path);
}

/** The direct requirements of a go.mod. Go does not say which of them only tests need: all are `runtime`. */
export function goDependencies(file: string, text: string): readonly Dependency[] {
  let isInside = false;
  return text.split("\n").flatMap((line, at): readonly Dependency[] => {
    if (/^\s*require\s*\(/.test(line)) isInside = true;
    else if (/^\s*\)/.test(line)) isInside = false;
    const pattern = isInside
      ? /^\s*([\w.~-]+(?:\/[\w.~-]+)+)\s+v/
      : /^\s*require\s+([\w.~-]+(?:\/[\w.~-]+)+)\s+v/;
    const name = pattern.exec(line)?.[1];
    if (name === undefined || /\/\/\s*indirect/.test(line)) return [];
    return [{ ecosystem: "go", name, scope: "runtime", file, line: at + 1 }];
  });
}
