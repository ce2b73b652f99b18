import { expect, test } from "vitest";
import { read } from "./read.ts";

const only = (text: string, path?: string) => read(text, path).directives[0];

test.each([
  ["// ashlar-ignore layers: moves in March"],
  ["//ashlar-ignore layers: moves in March"],
  ["/* ashlar-ignore layers: moves in March */"],
  ["/** ashlar-ignore layers: moves in March */"],
  ["/*\n * ashlar-ignore layers: moves in March\n */"],
])("%j", (comment) => {
  expect(only(`${comment}\nlet a;`)?.text).toBe("ignore layers: moves in March");
});

test("beside code it is about its line", () => {
  expect(only('import "./b"; // ashlar-ignore layers: x')).toMatchObject({
    line: 1,
    about: { first: 1, last: 1 },
  });
});

test("alone it is about the statement below, to its end", () => {
  const source = '\n// ashlar-ignore layers: x\nimport {\n  b,\n} from "./b";\nimport "./c";';
  expect(only(source)).toMatchObject({ line: 2, about: { first: 3, last: 5 } });
});

test("it does not reach into a function below", () => {
  const source = "// ashlar-ignore layers: x\nfunction a() {\n  b();\n}";
  expect(only(source)?.about).toEqual({ first: 2, last: 2 });
});

test("with Windows line ends it is the same", () => {
  expect(only("// ashlar-ignore layers: x\r\nlet a;\r\n")).toEqual({
    text: "ignore layers: x",
    line: 1,
    about: { first: 2, last: 2 },
  });
});

test("in JSX it stands in braces", () => {
  const source = "export const a = (\n  <p>\n    {/* ashlar-ignore layers: x */}\n    <b />\n  </p>\n);";
  expect(only(source, "a.tsx")).toMatchObject({ text: "ignore layers: x", about: { first: 4 } });
});

test("in SQL it is about its line, or the statement below", () => {
  expect(only("select * from a; -- ashlar-ignore own-schema: x", "a.sql")?.about).toEqual({
    first: 1,
    last: 1,
  });
  const sql = "-- ashlar-ignore own-schema: x\nselect *\nfrom a;\nselect 1;";
  expect(only(sql, "a.sql")?.about).toEqual({ first: 2, last: 3 });
});

test.each([
  "const a = '// ashlar-ignore layers: x';",
  "const a = `\n// ashlar-ignore layers: x\n`;",
  "// see ashlar-ignore in the guide",
  "// ashlar-",
  "// ashlar ignore layers: x",
  "let ashlar-ignore;".replace("-", "_"),
])("%j says nothing to Ashlar", (source) => {
  expect(read(source).directives).toEqual([]);
});
