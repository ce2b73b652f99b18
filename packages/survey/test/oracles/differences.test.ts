import { expect, test } from "vitest";
import { agreement, disagreement, type Explanation } from "./differences.ts";
import type { Edge } from "./edge.ts";

const edge = (specifier: string): Edge => ({ from: "a.ts", specifier, to: "b.ts" });
const explained = (edges: Explanation["edges"]): Explanation => ({ only: "survey", reason: "known", edges });

test("the same edges, in any order and number, agree", () => {
  expect(disagreement([edge("./b"), edge("b")], [edge("b"), edge("./b"), edge("b")], [])).toEqual(agreement);
});

test("a difference needs an explanation, on the side it stands on", () => {
  const surplus = { unexplained: ['survey only: a.ts "./b" → b.ts'], obsolete: [] };
  expect(disagreement([edge("./b")], [], [])).toEqual(surplus);
  expect(disagreement([edge("./b")], [], [explained([/"\.\/b"/])])).toEqual(agreement);
  expect(disagreement([], [edge("./b")], [explained([/"\.\/b"/])]).unexplained).toHaveLength(1);
});

test("an explanation that explains nothing is obsolete, one edge at a time", () => {
  const explanation = explained(['a.ts "./b" → b.ts', 'a.ts "gone" → b.ts']);
  expect(disagreement([edge("./b")], [], [explanation])).toEqual({
    unexplained: [],
    obsolete: ['survey only: a.ts "gone" → b.ts'],
  });
});

test("an edge that moved is another edge", () => {
  const [survey, oracle] = [
    { ...edge("./b"), place: "1:1" },
    { ...edge("./b"), place: "2:1" },
  ];
  expect(disagreement([survey], [oracle], []).unexplained).toHaveLength(2);
});
