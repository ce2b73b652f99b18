const strings =
  /"""[\s\S]*?"""|'''[\s\S]*?'''|`(?:\\[\s\S]|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
const importing =
  /^\s*(?:import|export|from|using|require\w*|\}\s*from|(?:const|let|var)\b.*\brequire\()|^\s*(?:\w+\s+)?"[^"]*"\s*$/;
const name = /^["'][A-Za-z_0-9]+["']$/;

/** A text without what its strings say, apart from those of imports and single names: what is quoted is not used. */
export function withoutStrings(text: string): string {
  return text.replace(strings, (quoted: string, offset: number) => {
    if (name.test(quoted)) return quoted;
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    const end = text.indexOf("\n", offset);
    // Lines that no person writes are no imports; looking at them for each string would take quadratic time.
    const line =
      offset - start > 200 ? "" : text.slice(start, end === -1 ? undefined : Math.min(end, start + 400));
    return importing.test(line) ? quoted : quoted.replace(/[^\n]/g, "") || '""';
  });
}
