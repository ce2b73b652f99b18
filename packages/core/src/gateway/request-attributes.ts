import type { IncomingMessage } from "node:http";
import type { Attributes } from "@opentelemetry/api";

// Whatever else clients make up must not become names without number.
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** A request's method, as spans are named after it. */
export function requestMethod({ method = "" }: IncomingMessage): string {
  return methods.has(method) ? method : "HTTP";
}

/**
 * What a span tells of a request that has come, by OpenTelemetry's semantic conventions. Query strings are left out: they
 * hold what only the operation should see.
 */
export function requestAttributes(path: string, request: IncomingMessage): Attributes {
  const { method = "", httpVersion } = request;
  return {
    "http.request.method": methods.has(method) ? method : "_OTHER",
    ...(!methods.has(method) && { "http.request.method_original": method }),
    "http.route": path,
    "url.path": path,
    "url.scheme": "http",
    "network.protocol.version": httpVersion,
    ...serverAttributes(request),
  };
}

/** The server as the client named it; as it is, when the client gave no usable name. */
function serverAttributes({ headers, socket }: IncomingMessage): Attributes {
  const [, bracketed, plain, port] =
    /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(headers.host ?? "") ?? [];
  const address = bracketed ?? plain ?? socket.localAddress;
  const usual = headers.host === undefined ? socket.localPort : 80;
  return {
    ...(address !== undefined && { "server.address": address }),
    "server.port": port === undefined ? usual : Number(port),
  };
}
