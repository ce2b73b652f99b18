import { AshlarError, type FailedEvents, nearest, openFailedEvents } from "@ashlar/core";
import { loadProject } from "./project.js";
import type { Terminal } from "./terminal.js";

/** The options that every command on failed events has. */
export interface FailedEventsOptions {
  readonly consumer?: string;
  readonly file?: string;
}

/** Works on the failed events of the project in a folder; its stores are open only meanwhile, and no module runs. */
export async function withFailedEvents<T>(
  folder: string,
  { consumer, file }: FailedEventsOptions,
  terminal: Terminal,
  work: (failed: FailedEvents) => Promise<T>,
): Promise<T> {
  const { modules, architecture } = await loadProject(folder, terminal, file);
  requireModule(
    consumer,
    modules.map(({ contract }) => contract.name),
  );
  const failed = await openFailedEvents({ modules, architecture });
  try {
    return await work(failed);
  } finally {
    await failed.close();
  }
}

function requireModule(name: string | undefined, names: readonly string[]): void {
  if (name === undefined || names.includes(name)) return;
  const meant = nearest(name, names);
  throw new AshlarError("ASH_USAGE", {
    message: `The project has no module "${name}".`,
    fix: meant ? `Did you mean "${meant}"?` : `Name one of: ${names.join(", ")}.`,
  });
}
