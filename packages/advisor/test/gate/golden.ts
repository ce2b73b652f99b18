import { goldenFilesBeside } from "../golden-files.js";

const files = goldenFilesBeside(import.meta.url);

/** Compares with `golden/<name>.txt`. */
export const expectGolden = (name: string, text: string) => files.expectText(`${name}.txt`, text);
