/** Every key that an architecture file can have, by the mapping it belongs to. */
export const keys = {
  file: ["data", "events", "gateway", "modules"],
  gateway: ["host", "port", "bodyLimit", "requestsPerMinute", "cors", "drainSeconds", "auth"],
  auth: ["secret", "jwks", "issuer", "audience"],
  module: ["unit", "state", "events", "replicas"],
} as const;
