/** A stretch of one line of a file. Lines and columns count from 1; columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The column after its last one. */
  readonly endColumn: number;
}
