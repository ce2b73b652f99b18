import { goldenFilesBeside } from "../golden-files.js";

/** Compares with `golden/<name>`. */
export const expectGolden = goldenFilesBeside(import.meta.url).expectText;
