import { blankComments } from "../code/blank-comments.js";
import type { Dependency } from "./ecosystem.js";

/** Whether a file is a manifest of Ruby. */
export function isRubyManifest(path: string): boolean {
  return /(?:^|\/)(?:Gemfile|gems\.rb|[\w.-]+\.gemspec)$/.test(path);
}

const forDevelopment = /:?\b(?:test|development|lint|ci)\b/;

/** The gems of a Gemfile or gemspec. Groups for tests and development count as development. */
export function rubyDependencies(file: string, text: string): readonly Dependency[] {
  const blocks: boolean[] = [];
  return blankComments(text, "hash")
    .split("\n")
    .flatMap((line, at): readonly Dependency[] => {
      if (/\bdo\b\s*(?:\|\w+\|)?\s*$/.test(line) || /^\s*(?:if|unless|case)\b/.test(line))
        blocks.push(/^\s*group\b/.test(line) && isOnlyForDevelopment(line));
      else if (/^\s*end\b/.test(line)) blocks.pop();
      const [, keyword, name] =
        /^\s*(?:\w+\.)?(gem|add_(?:runtime_|development_)?dependency)\b\s*\(?\s*["']([\w.-]+)["']/.exec(
          line,
        ) ?? [];
      if (name === undefined) return [];
      const inline = /\bgroups?(?::|\s*=>)\s*(.*)$/.exec(line)?.[1];
      const isForTests =
        blocks.includes(true) ||
        keyword === "add_development_dependency" ||
        (inline !== undefined && isOnlyForDevelopment(inline));
      return [{ ecosystem: "ruby", name, scope: isForTests ? "development" : "runtime", file, line: at + 1 }];
    });
}

function isOnlyForDevelopment(groups: string): boolean {
  const names = [...groups.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  return names.length > 0 && names.every((name) => forDevelopment.test(name));
}
