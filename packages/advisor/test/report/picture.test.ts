import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { difference, type Picture, readPng, stacked, writePng } from "./picture.js";

const anyPicture = fc
  .record({ width: fc.integer({ min: 1, max: 20 }), height: fc.integer({ min: 1, max: 20 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height, max: 215 })
      .map((pixels): Picture => ({ width, height, pixels })),
  );

describe("a picture", () => {
  test("is the same after it was written and read", () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        expect(readPng(writePng(picture))).toEqual(picture);
      }),
    );
  });

  test("differs from itself nowhere, and from another where a channel does by more than a level", () => {
    const of = (...pixels: number[]): Picture => ({ width: 2, height: 1, pixels: Uint8Array.from(pixels) });
    fc.assert(
      fc.property(anyPicture, (picture) => {
        expect(difference(picture, picture)).toBe(0);
      }),
    );
    expect(difference(of(0, 0), of(43, 0))).toBe(0);
    expect(difference(of(0, 0), of(72, 0))).toBe(0.5);
  });

  test("is as high as its parts together", () => {
    const part: Picture = { width: 1, height: 2, pixels: Uint8Array.of(1, 2) };
    expect(stacked([part, part])).toEqual({ width: 1, height: 4, pixels: Uint8Array.of(1, 2, 1, 2) });
  });
});
