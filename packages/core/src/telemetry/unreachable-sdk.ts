import { trace } from "@opentelemetry/api";
import type { Logger } from "pino";

interface Registered {
  readonly version?: string;
  readonly trace?: unknown;
}

/** Where every copy of OpenTelemetry's API, of whatever version, keeps what an SDK has registered with it. */
const registry = Symbol.for("opentelemetry.js.api.1");

/**
 * Warns of an SDK that has been registered with a copy of OpenTelemetry's API which the copy in use here does not accept:
 * an older one. Not a single span would be recorded then, and nothing else would say so.
 */
export function warnOfUnreachableSdk(log: Pick<Logger, "warn">): void {
  const { version, trace: provider } = (globalThis as { [registry]?: Registered })[registry] ?? {};
  if (provider === undefined || provider === trace.getTracerProvider()) return;
  log.warn(
    {
      registered: version,
      fix: `Have one copy of @opentelemetry/api: \`npm ls @opentelemetry/api\` shows who brings which, \`npm install @opentelemetry/api@${version}\` asks for the SDK's.`,
    },
    "nothing is traced: the OpenTelemetry SDK is registered with another copy of @opentelemetry/api, which is too old for the one that @ashlar/core uses",
  );
}
