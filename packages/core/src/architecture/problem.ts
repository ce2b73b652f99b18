import { AshlarError, type ErrorCode } from "../errors/index.js";
import { count } from "./wording.js";

/** One thing that is wrong in an architecture file. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  /** How to mend it; the catalogue's general advice when left out. */
  readonly fix?: string | undefined;
  /** Where in the text it is; undefined when it is not in the file but in the environment. */
  readonly offset: number | undefined;
}

/** The first problem of a file as an error, which also says how many more there are. */
export function firstProblem(
  problems: readonly [Problem, ...Problem[]],
  file: string,
  place: (offset: number) => { readonly line: number; readonly column: number },
): AshlarError {
  const order = ({ offset = Number.POSITIVE_INFINITY }: Problem) => offset;
  const [first, ...others] = [...problems].sort((a, b) => order(a) - order(b)) as [Problem, ...Problem[]];
  const more =
    others.length === 0
      ? ""
      : ` (There ${others.length === 1 ? "is" : "are"} ${count(others.length, "more problem")}.)`;
  return new AshlarError(first.code, {
    message: `${first.message}${more}`,
    ...(first.fix === undefined ? {} : { fix: first.fix }),
    ...(first.offset === undefined ? {} : { at: { file, ...place(first.offset) } }),
  });
}
