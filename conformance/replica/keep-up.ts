import type { ReplicaArguments } from "./messages.ts";
import { type Ended, type Replica, startReplica } from "./start-replica.ts";

/** A replica that is started again whenever it ends, as a platform does. */
export interface KeptUp {
  /** How often it has ended by itself. */
  readonly deaths: number;
  /** Calls again, with the same id, until a replica has lived long enough to answer. */
  call(operation: string, input: unknown, id: string): Promise<Ended>;
  stop(): Promise<void>;
}

/** Starts a replica, and again whenever it ends. */
export function keepUp(settings: ReplicaArguments, options: { readonly memoryMb?: number } = {}): KeptUp {
  let deaths = 0;
  let stopping = false;
  let running: Promise<Replica | undefined>;
  const live = async () => {
    while (!stopping) {
      running = startReplica(settings, options).catch(() => undefined);
      await (await running)?.ended;
      if (!stopping) deaths++;
    }
  };
  const lived = live();
  return {
    get deaths() {
      return deaths;
    },
    async call(operation, input, id) {
      for (;;) {
        const ended = await (await running)?.call(operation, input, id);
        if (ended !== undefined && ended.kind !== "lost") return ended;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop() {
      stopping = true;
      await (await running)?.kill();
      await lived;
    },
  };
}
