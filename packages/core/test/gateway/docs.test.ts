import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { docsDocument } from "../../src/gateway/docs/docs-page.js";
import { Html, html } from "../../src/gateway/docs/html.js";
import { example } from "../../src/gateway/example.js";
import { serving } from "./serving.js";

describe("/docs", () => {
  test("is one page that shows every exposed operation", async () => {
    const { get } = await serving();
    const response = await get("/docs");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await response.text();
    for (const name of ["place", "close", "refund", "byId", "list", "mine"]) {
      expect(page).toContain(`id="orders.${name}"`);
    }
    expect(page).not.toContain("orders.internal");
  });

  test("lets run exactly its own script and style, and reaches nothing but this server", async () => {
    const { get } = await serving();
    const response = await get("/docs");
    const policy = response.headers.get("content-security-policy")!;
    const page = await response.text();
    for (const tag of ["script", "style"]) {
      const found = [...page.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, "g"))];
      expect(found).toHaveLength(1);
      expect(policy).toContain(`${tag}-src 'sha256-${hash("sha256", found[0]![1]!, "base64")}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page).not.toMatch(/ (?:on\w+|style)=/);
  });

  test("has a script that parses", async () => {
    const { get } = await serving();
    const script = /<script>([\s\S]*?)<\/script>/.exec(await (await get("/docs")).text())![1]!;
    expect(() => new Function(script)).not.toThrow();
  });
});

test("names and descriptions from contracts are text, never markup", () => {
  const evil = `<img src=x onerror="alert('1')">`;
  const page = docsDocument([
    {
      id: "a.b",
      module: "a",
      name: "b",
      kind: "command",
      path: "/a/b",
      summary: evil,
      access: { kind: "public" },
      input: { type: "object", properties: { [evil]: { type: "string", description: evil, default: evil } } },
      output: { enum: [evil], description: evil },
      rejections: [{ name: "No", data: { type: "object", properties: { why: { const: evil } } } }],
    },
  ]);
  expect(page).not.toContain("<img");
});

test("what is put into a template is escaped unless it is HTML already", () => {
  expect(html`<b>${"<&>\"'"}</b>${new Html("<i>")}${[1, false, undefined, "x"]}`.text).toBe(
    "<b>&#60;&#38;&#62;&#34;&#39;</b><i>1x",
  );
});

describe("an example to start from", () => {
  test("has what is required, with the schema's own values first", () => {
    const schema = {
      type: "object",
      properties: {
        id: { type: "string", format: "uuid" },
        kind: { enum: ["a", "b"] },
        note: { type: "string" },
        size: { type: "integer", exclusiveMinimum: 0 },
        lines: { type: "array", items: { $ref: "#/$defs/Line" } },
        who: { anyOf: [{ type: "string", examples: ["ann"] }, { type: "null" }] },
      },
      required: ["id", "kind", "size", "lines", "who"],
      $defs: { Line: { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] } },
    };
    expect(example(schema)).toEqual({
      id: "018f4e9a-7c1d-7b3a-9f21-5d0c8e6a4b10",
      kind: "a",
      size: 1,
      lines: [{ ok: false }],
      who: "ann",
    });
  });

  test("ends, even when the schema contains itself", () => {
    const schema = { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] };
    expect(JSON.stringify(example(schema)).length).toBeLessThan(200);
  });
});
