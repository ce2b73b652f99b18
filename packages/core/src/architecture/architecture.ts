/** The ways in which entities can keep their state. */
export const stateKinds = ["rows", "events", "memory"] as const;

/** How entities keep their state. */
export type StateKind = (typeof stateKinds)[number];

/** The ways in which events can travel between units. */
export const eventTransports = ["local", "postgres", "nats", "rabbitmq", "kafka"] as const;

/** How events travel between units. */
export type EventTransport = (typeof eventTransports)[number];

/** Where a project's data is kept. */
export type DataLocation =
  | {
      readonly scheme: "sqlite";
      readonly folder: string;
      /** The variable that would have named another place, had it been set. */
      readonly forWantOf?: string;
    }
  | { readonly scheme: "postgres"; readonly url: string };

/** Where and how one module runs. */
export interface Placement {
  /** The process (deployable) it lives in. */
  readonly unit: string;
  readonly state: StateKind;
  readonly events: EventTransport;
  readonly replicas: number;
}

/** How tokens are verified. */
export type Authentication =
  | { readonly kind: "none" }
  | { readonly kind: "secret"; readonly secret: string; readonly issuer?: string; readonly audience?: string }
  | { readonly kind: "jwks"; readonly url: string; readonly issuer?: string; readonly audience?: string };

/** How the gateway meets the outside. */
export interface GatewaySettings {
  readonly host: string;
  readonly port: number;
  readonly bodyLimitBytes: number;
  /** Requests a client address may make per minute; 0 is no limit. */
  readonly requestsPerMinute: number;
  /** Origins that browsers may call from; none by default. */
  readonly corsOrigins: readonly string[];
  /** How long it goes on after it was told to stop and says that it is not ready; 0 is not at all. */
  readonly drainSeconds: number;
  readonly auth: Authentication;
}

/** A parsed and checked architecture.yaml, with every default filled in. */
export interface Architecture {
  readonly data: DataLocation;
  readonly events: EventTransport;
  readonly gateway: GatewaySettings;
  /** A placement for every module of the project, named in the file or not. */
  readonly modules: Readonly<Record<string, Placement>>;
}
