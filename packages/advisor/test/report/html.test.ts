import { describe, expect, test } from "vitest";
import { adviceHtml } from "../../src/report/index.js";
import { adviceFixture } from "./advice-fixture.js";
import { expectGolden } from "./golden.js";
import { hostileAdvice, hostileNames } from "./hostile-advice.js";

const page = adviceHtml(adviceFixture);
const withoutStyle = (html: string) => html.replace(/<style>.*?<\/style>/s, "");

/** Every tag with the names of its attributes. */
const tags = (html: string) =>
  new Set([...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/="[^"]*"/g, "")));

describe("the page of an advice", () => {
  test("tells everything", () => {
    expectGolden("advice.html", page);
  });

  test("needs nothing from anywhere, and runs nothing", () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/https?:|<script|@import|src=|url\(/);
  });

  test("leads with its links to something that is there, and uses every id once", () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const links = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id!);
    expect(ids).toEqual([...new Set(ids)]);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("says in words what it draws", () => {
    expect(page).toContain('<desc id="matrix-description">You have headroom.');
    expect(page).toContain("Complexity 60 %, maturity 75 %: sustainable scale.");
    expect(page).toContain("Stability 61 %; below 65 % it is a close call");
    expect(page).toContain("splitting 0.50");
  });

  test("shows evidence by file and line, and what was looked for in vain", () => {
    expect(page).toContain(">src/telemetry.ts:9<");
    expect(page).toContain("No alert rules were found.");
    expect(page).toContain("could not look");
  });

  test("gives every value its source", () => {
    const rows = /<section id="values".*?<\/section>/s.exec(page)![0];
    for (const { source } of adviceFixture.profile) expect(rows).toContain(`>${source}</span>`);
    expect([...rows.matchAll(/scope="row"/g)]).toHaveLength(adviceFixture.profile.length);
  });

  test("draws one point when the target is where the organisation stands", () => {
    const { target } = adviceFixture.dangerZone;
    const dangerZone = { ...adviceFixture.dangerZone, now: target, path: [] };
    expect(adviceHtml({ ...adviceFixture, dangerZone })).toContain(">Now and target</text>");
  });

  test("leaves out sections that have nothing to tell, and their links", () => {
    const bare = adviceHtml({ ...adviceFixture, gaps: [], questions: [], myths: [], trajectory: [] });
    expect(bare).not.toMatch(/id="(missing|questions|beliefs|way)"|href="#(missing|questions|beliefs|way)"/);
  });

  test.each(hostileNames)("contains no element and no attribute that %j brought in", (name) => {
    const hostile = withoutStyle(adviceHtml(hostileAdvice(name)));
    const harmless = tags(withoutStyle(page));
    expect([...tags(hostile)].filter((tag) => !harmless.has(tag))).toEqual([]);
    expect(hostile).toMatch(/^[^\p{Cs}\p{Bidi_Control}]*$/u);
  });
});
