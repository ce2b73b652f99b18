import { expect, it } from "vitest";
import { searchCode } from "../../src/readiness/code/search-code.js";
import { repository } from "./in-memory.js";

const files = repository({
  "src/a.ts": "// new Breaker()\nconst url = 'http://x'; new Breaker();\n",
  "src/b.ts": "/* new Breaker()\n new Breaker() */\n",
  "src/c.py": '"""\nnew Breaker()\n"""\nx = "#"  # new Breaker()\n',
  "src/d.py": 'x = "# no comment"; new = Breaker()\n',
  "src/e.rb": "=begin\nnew Breaker()\n=end\nputs 'new Breaker()'\n",
  "src/a.test.ts": "new Breaker();\n",
  "examples/a.ts": "new Breaker();\n",
});

it("finds code, not comments, in the product's own files", () => {
  expect(searchCode(files, { pattern: /\bnew Breaker\(/ })).toEqual([
    { file: "src/a.ts", line: 2 },
    { file: "src/e.rb", line: 4 },
  ]);
});

it("looks only where it is told to", () => {
  expect(searchCode(files, { pattern: /Breaker/, ecosystems: ["python"] })).toEqual([
    { file: "src/d.py", line: 1 },
  ]);
  expect(searchCode(files, { pattern: /Breaker/, role: "test" })).toEqual([
    { file: "src/a.test.ts", line: 1 },
  ]);
  expect(searchCode(files, { pattern: /Breaker/, limit: 1 })).toHaveLength(1);
});
