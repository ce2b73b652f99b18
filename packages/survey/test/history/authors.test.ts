import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activeAuthors, commitsPerWeek, people, type Signature } from "../../src/history/authors.ts";

const day = 86_400_000;

function count(...signatures: readonly (readonly [string, string])[]): number {
  const all = signatures.map(([name, email]) => ({ name, email }));
  return new Set(all.map(people(all))).size;
}

describe("one person", () => {
  test.each([
    [
      "by the address, whatever the name",
      [
        ["A", "a@acme.com"],
        ["A Person", "A@acme.com"],
      ],
    ],
    [
      "by a name of two words, whatever the address",
      [
        ["A Person", "a@acme.com"],
        ["a  person", "a@home.net"],
      ],
    ],
    [
      "through a third signature",
      [
        ["A Person", "a@acme.com"],
        ["A Person", "a@home.net"],
        ["ap", "a@home.net"],
      ],
    ],
    [
      "with GitHub's private addresses",
      [
        ["a", "1+a@users.noreply.github.com"],
        ["A", "a@users.noreply.github.com"],
      ],
    ],
    [
      "by a private address with the name as login",
      [
        ["annlee", "12+annlee@users.noreply.github.com"],
        ["Ann Lée", "ann@acme.com"],
      ],
    ],
  ] as const)("%s", (_, signatures) => {
    expect(count(...signatures)).toBe(1);
  });
});

describe("two people", () => {
  test.each([
    [
      "by a name of one word",
      [
        ["Kim", "kim@acme.com"],
        ["Kim", "kim@home.net"],
      ],
    ],
    [
      "with an address that machines have",
      [
        ["A Person", "root@localhost"],
        ["B Person", "root@localhost"],
      ],
    ],
    [
      "by a login that is a name of one word",
      [
        ["kim", "12+kim@users.noreply.github.com"],
        ["Kim", "kim@acme.com"],
      ],
    ],
    [
      "without addresses",
      [
        ["a", ""],
        ["b", ""],
      ],
    ],
  ] as const)("%s", (_, signatures) => {
    expect(count(...signatures)).toBe(2);
  });
});

test("a login that could be two people's is neither's", () => {
  const people = [
    ["annlee", "12+annlee@users.noreply.github.com"],
    ["Ann Lee", "ann@acme.com"],
    ["An Nlee", "an@acme.com"],
  ] as const;
  expect(count(...people)).toBe(3);
});

const signature: fc.Arbitrary<Signature> = fc.record({
  name: fc.constantFrom("A Person", "B Person", "c", "d", ""),
  email: fc.constantFrom(
    "a@acme.com",
    "b@acme.com",
    "c@acme.com",
    "",
    "root@localhost",
    "1+aperson@users.noreply.github.com",
  ),
});

test("the order of the commits does not matter to who is who", () => {
  fc.assert(
    fc.property(fc.array(signature, { minLength: 1 }), (signatures) => {
      const forwards = people(signatures);
      const backwards = people([...signatures].reverse());
      expect(signatures.map(forwards)).toEqual(signatures.map(backwards));
    }),
  );
});

test("active are those of the 90 days up to a moment", () => {
  const commits = [
    { author: "a", at: 0 },
    { author: "b", at: 10 * day },
    { author: "b", at: 11 * day },
    { author: "c", at: 90 * day },
    { author: "d", at: 91 * day },
  ];
  expect(activeAuthors(commits, 90 * day)).toBe(2);
});

test("commits per week are over the time there was", () => {
  const commits = Array.from({ length: 28 }, (_, index) => ({ author: "a", at: index * day }));
  expect(commitsPerWeek(commits, 28 * day, 0)).toBe(7);
  expect(commitsPerWeek(commits.slice(0, 3), 2 * day, 0)).toBe(3);
  expect(commitsPerWeek([], 0, 0)).toBe(0);
});
