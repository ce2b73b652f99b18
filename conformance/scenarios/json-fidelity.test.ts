import fc from "fast-check";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { rejectionOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { documents } from "../modules/documents/contract.ts";
import { documentsModule } from "../modules/documents/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";

const special: readonly unknown[] = [
  "",
  null,
  [],
  {},
  "\\u0000 is no NUL",
  "\ud83d\ude00 is a whole character",
  "é is not e\u0301, 😀, \u2028, \ufeff, \uffff",
  "quotes ' \" ` and \\ and $1 and ? and %s",
  [1e21, -1e21, 0.1, 5e-324, 1.7976931348623157e308, 2 ** 53, -(2 ** 53), 0.1 + 0.2],
  [null, [null, [null]], { nothing: null, empty: "" }],
  { u: 1, key: 2, _key: 3, _row: 4, expected: 5, constructor: 6, toString: 7 },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  "x".repeat(1_000_000),
  "2026-01-01T00:00:00.000Z",
  "null",
  "[object Object]",
  true,
];

everyLayout((layout) => {
  async function start() {
    const site = await newSite(layout);
    const heard = new Map<string, unknown>();
    const ears = listener("ears", [documents.events.Put], (data, { event }) => heard.set(event.key, data));
    return { site, heard, app: await site.start([documentsModule, ears]) };
  }

  /** Sends it everywhere a value can go, and says where it came back changed. */
  async function changes(
    { app, heard }: Awaited<ReturnType<typeof start>>,
    id: string,
    content: unknown,
  ): Promise<string[]> {
    const { call } = app;
    const sent = JSON.stringify(content);
    const places = {
      answer: (await call(documents.put, { id, content }, { id: `put ${id}` })).content,
      "repeated answer": (await call(documents.put, { id, content }, { id: `put ${id}` })).content,
      row: (await call(documents.get, { id }))?.content,
      "handler's answer": (await call(documents.file, { id: `f ${id}`, content }, { id: `file ${id}` }))
        .content,
      "handler's repeated answer": (
        await call(documents.file, { id: `f ${id}`, content }, { id: `file ${id}` })
      ).content,
      "handler's row": (await call(documents.get, { id: `f ${id}` }))?.content,
      refusal: await refused(),
      "repeated refusal": await refused(),
    };
    await app.settled();
    const all = { ...places, delivery: (heard.get(id) as { content: unknown } | undefined)?.content };
    return Object.entries(all).flatMap(([place, value]) =>
      JSON.stringify(value) === sent ? [] : [`${place}: ${JSON.stringify(value)?.slice(0, 200)}`],
    );

    async function refused(): Promise<unknown> {
      const rejection = await rejectionOf(call(documents.refuse, { id, content }, { id: `refuse ${id}` }));
      return (rejection.data as { content: unknown }).content;
    }
  }

  test("special values come back everywhere as they were sent", async () => {
    const started = await start();
    for (const [n, content] of special.entries()) {
      expect({
        content: JSON.stringify(content).slice(0, 100),
        changes: await changes(started, `d-${n}`, content),
      }).toEqual({
        content: JSON.stringify(content).slice(0, 100),
        changes: [],
      });
    }
    const stored = await feedOf(started.site, documentsModule);
    expect(
      stored
        .filter(({ key }) => !key.startsWith("f "))
        .map(({ data }) => (data as { content: unknown }).content),
    ).toEqual(special);
  });

  test("values in one batch do not get in each other's way", async () => {
    const { app } = await start();
    const answers = await Promise.all(
      special.map((content, n) => app.call(documents.put, { id: `d-${n}`, content })),
    );
    expect(answers.map(({ content }) => content)).toEqual(special);
    for (const [n, content] of special.entries()) {
      expect(await app.call(documents.get, { id: `d-${n}` })).toEqual({ content });
    }
  });

  test("any JSON comes back everywhere as it was sent", async () => {
    const started = await start();
    let n = 0;
    const json = fc
      .jsonValue({ maxDepth: 4, stringUnit: "binary" })
      // What no store can hold is refused; see unstorable-text.test.ts.
      .filter((value) => !JSON.stringify(value).includes("\\u0000"))
      .map((value) => JSON.parse(JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(json, async (content) => {
        expect(await changes(started, `p-${n++}`, content)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
