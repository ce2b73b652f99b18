/** Changes gathered until things are quiet, for one reader at a time. */
export interface Changes {
  note(path: string): void;
  /** The changed paths since the last time, once there are some and no more have come for a while. */
  next(): Promise<readonly string[]>;
}

/** Gathers changes that come within `quietMs` of each other: saving in an editor touches a file several times. */
export function gatherChanges(quietMs = 100): Changes {
  const paths = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let deliver: ((paths: readonly string[]) => void) | undefined;

  function settle(): void {
    timer = undefined;
    if (!deliver || paths.size === 0) return;
    deliver([...paths]);
    deliver = undefined;
    paths.clear();
  }
  return {
    note(path) {
      paths.add(path);
      clearTimeout(timer);
      timer = setTimeout(settle, quietMs);
    },
    next: () =>
      new Promise((resolve) => {
        deliver = resolve;
        if (timer === undefined) settle();
      }),
  };
}
