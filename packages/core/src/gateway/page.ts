import type { IncomingMessage } from "node:http";

/** What the gateway answers by itself, such as its health. */
export interface PageAnswer {
  readonly type: string;
  readonly body: string;
  /** Headers besides the usual ones: name, value, name, value. */
  readonly headers?: readonly string[];
}

/** Makes a page's answer; throws a `Problem` when there is none. */
export type Page = (request: IncomingMessage) => PageAnswer | Promise<PageAnswer>;
