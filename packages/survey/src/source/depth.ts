/** How much of a file is wanted. `imports` is several times cheaper: it seldom needs the syntax tree. */
export type Depth = "imports" | "details";
