import type { ConsumerStore } from "./consumer-store.js";
import type { Feed } from "./feed.js";
import type { ModuleLayout, ModuleStore } from "./module-store.js";

/** The part of a module's store that a person may look into and mend. */
export interface InspectedStore {
  readonly consumer: ConsumerStore;
  readonly feed: Feed;
  close(): Promise<void>;
}

/** A database that holds the stores of many modules. */
export interface Storage {
  /** Brings the module's schema up to date and opens it; safe when many replicas do so at once. */
  open(module: ModuleLayout): Promise<ModuleStore>;
  /** Opens a module's feed and consumer store as they are, beside whoever runs it; undefined when the module never ran here. */
  inspect(module: string): Promise<InspectedStore | undefined>;
  close(): Promise<void>;
}
