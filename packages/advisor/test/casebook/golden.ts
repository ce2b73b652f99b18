import { goldenFilesBeside } from "../golden-files.js";

const files = goldenFilesBeside(import.meta.url);

/** Compares with `golden/<name>.txt`. */
export const expectGolden = (name: string, text: string) => files.expectText(`${name}.txt`, text);

/** Every golden file belongs to one of these. */
export const expectAllGolden = (names: readonly string[]) =>
  files.expectOnly(
    "",
    names.map((name) => `${name}.txt`),
  );
