/** Something to wait for until it is opened. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

/** Makes a gate: tests wait for each other with it, not for time to pass. */
export function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
