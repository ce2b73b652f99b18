import { goldenFilesBeside } from "../golden-files.js";

const files = goldenFilesBeside(import.meta.url);

/** Compares with `golden/<name>`. */
export const expectGolden = files.expectText;

/** Every golden file whose name begins like this belongs to a case, and every case has one. */
export const expectAllGolden = files.expectOnly;
