import { existsSync, readFileSync, writeFileSync } from "node:fs";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { adviceHtml } from "../../src/report/index.js";
import { adviceFixture } from "./advice-fixture.js";
import { findChromium, openChromium } from "./chromium.js";
import { hostileAdvice } from "./hostile-advice.js";
import { difference, type Picture, readPng, stacked, writePng } from "./picture.js";

const executable = findChromium();
const inCi = process.env.CI === "true";
// Each looks at a page of ten thousand rows; a busy machine takes its time.
const patience = { timeout: 240_000 };
const widths = [1280, 360] as const;

// Browsers differ a little in how they draw letters. A line that wraps elsewhere is far above this.
const tolerated = 0.003;
// What pictures are compared with was made with Debian's fonts-dejavu-core, whatever else is installed.
const fonts = `:root { --sans: "DejaVu Sans"; --serif: "DejaVu Serif"; --mono: "DejaVu Sans Mono"; }`;

test.runIf(inCi)("Chromium is there: apt-get install chromium fonts-dejavu-core", () => {
  expect(executable).toBeDefined();
});

describe.skipIf(executable === undefined)("the page in Chromium (apt-get install chromium)", patience, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium(executable!);
  });
  afterAll(() => browser?.close());

  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  test.for(widths)("looks as it did at %i px", async (width, { skip }) => {
    const { page } = await opened(browser, { width });
    const hasFonts = await page.evaluate<boolean>(fontsAreThere);
    skip(!hasFonts && !inCi, "apt-get install fonts-dejavu-core");
    expect(hasFonts, "apt-get install fonts-dejavu-core").toBe(true);
    await expectPicture(`advice-${width}.png`, await pictureOf(page));
  });

  test.each(widths)("needs no scrolling sideways at %i px, whatever names there are", async (width) => {
    const long = hostileAdvice(`<b>${"long".repeat(500)} "quoted" \u202e日本語`);
    for (const advice of [adviceFixture, long]) {
      const { page } = await opened(browser, { width, html: adviceHtml(advice) });
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(width);
    }
  });

  // Between light and dark only colours differ.
  test.each(
    widths.flatMap((width) => [
      { scheme: "light", width, rules: {} } as const,
      { scheme: "dark", width, rules: { runOnly: ["color-contrast"] } } as const,
    ]),
  )("is accessible, $scheme at $width px", async ({ scheme, width, rules }) => {
    const { page } = await opened(browser, { scheme, width });
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate<axe.AxeResults>(`axe.run(${JSON.stringify(rules)})`);
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(told).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain("color-contrast");
  });

  test("asks for nothing", async () => {
    const { asked } = await opened(browser, {});
    expect(asked).toEqual([]);
  });

  test("shows on paper what is folded on the screen", async () => {
    const { page } = await opened(browser, {});
    const isAnswerShown = "document.querySelector('#beliefs details p').checkVisibility()";
    expect(await page.evaluate<boolean>(isAnswerShown)).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate<boolean>(isAnswerShown)).toBe(true);
  });

  test("shows by its outline where the keyboard is", async () => {
    const { page } = await opened(browser, {});
    for (const place of ["a.skip", "nav a", "summary"]) {
      await page.locator(place).first().focus();
      await page.keyboard.press("Tab");
      expect(await page.evaluate<string>("getComputedStyle(document.activeElement).outlineStyle")).toBe(
        "solid",
      );
    }
  });
});

interface Opening {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly html?: string;
}

async function opened(
  browser: Browser,
  { width = 1280, scheme = "light", html = adviceHtml(adviceFixture) }: Opening,
): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(html);
  await page.addStyleTag({ content: fonts });
  return { page, asked };
}

// A font that is missing has the width of what stands in for it.
const fontsAreThere = `["DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"].every((font) => {
  const context = document.createElement("canvas").getContext("2d");
  const widthIn = (fonts) => { context.font = "40px " + fonts; return context.measureText("mmmmiiiiWWWW").width; };
  const generic = ["monospace", "serif", "cursive"].map((other) => widthIn('"' + font + '", ' + other));
  return new Set(generic).size === 1;
})`;

// A browser does not draw more than some thousands of rows at once.
const rowsAtOnce = 4000;

async function pictureOf(page: Page): Promise<Picture> {
  const [width, height] = await page.evaluate<[number, number]>(
    "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]",
  );
  const parts: Picture[] = [];
  for (let y = 0; y < height; y += rowsAtOnce) {
    const clip = { x: 0, y, width, height: Math.min(rowsAtOnce, height - y) };
    parts.push(readPng(await page.screenshot({ fullPage: true, clip, animations: "disabled" })));
  }
  return stacked(parts);
}

/** Compares with `golden/<name>`. `UPDATE_GOLDEN=1` writes it anew: look at it before committing it. */
async function expectPicture(name: string, picture: Picture): Promise<void> {
  const file = new URL(`golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, writePng(picture));
  expect(existsSync(file), `golden/${name} is missing: run once with UPDATE_GOLDEN=1`).toBe(true);
  const golden = readPng(readFileSync(file));
  expect([picture.width, picture.height]).toEqual([golden.width, golden.height]);
  expect(difference(picture, golden)).toBeLessThan(tolerated);
}
