import { request } from "node:http";

/** A request over HTTP. */
export interface Request {
  /** POST when left out. */
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a request was answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends a request under an id of its own, exactly as it is given. */
export function send(
  url: string,
  { method = "POST", path, headers = {}, body }: Request,
  id: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, url),
      { method, headers: { ...headers, "x-request-id": id }, timeout: 15_000 },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: text }),
        );
      },
    );
    sent.on("timeout", () => sent.destroy(new Error(`${path} was not answered`)));
    sent.on("error", reject);
    sent.end(body);
  });
}

const tellingHeaders = ["allow", "www-authenticate", "retry-after"];

/** A request, the problem it was answered, and what the log says about it. */
export function problemText(
  { method = "POST", path }: Request,
  { status, headers, body }: Answer,
  log: readonly string[],
): string {
  const more = tellingHeaders.filter((name) => headers[name] !== undefined);
  return [
    `${method} ${path}`,
    "",
    `${status}`,
    ...more.map((name) => `${name}: ${headers[name]}`),
    JSON.stringify(JSON.parse(body), null, 2),
    ...(log.length > 0 ? ["", ...log] : []),
    "",
  ].join("\n");
}

interface LogLine {
  readonly requestId?: string;
  readonly msg: string;
  readonly operation?: string;
  readonly code?: string;
  readonly fix?: string;
  readonly err?: { readonly message: string };
}

/** The lines of a log that are about one request, without their stacks. */
export function logOf(log: string, requestId: string): readonly string[] {
  const lines = log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LogLine);
  return lines
    .filter((line) => line.requestId === requestId)
    .map(({ msg, operation, code, fix, err }) =>
      [`log: ${msg} ${operation}: ${err?.message}`, ...(code ? [`  ${code}, fix: ${fix}`] : [])].join("\n"),
    );
}
