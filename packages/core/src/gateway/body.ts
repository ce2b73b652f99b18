import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { Problem } from "./problem.js";

const jsonType = /^application\/json[ \t]*(;[ \t]*charset="?utf-8"?[ \t]*)?$/i;

/**
 * Reads a request's JSON body.
 *
 * @throws Problem `ASH_BODY_TYPE`, `ASH_BODY_TOO_LARGE`, `ASH_BODY_MALFORMED`, `ASH_REQUEST_ABORTED`
 */
export function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const refusal = refusalByHeaders(request, limitBytes);
    if (refusal) return reject(refusal);
    // Gone while its token was verified: nothing will be heard of it any more.
    if (request.destroyed) return reject(new Problem("ASH_REQUEST_ABORTED"));
    let first: Buffer | undefined;
    let rest: Buffer[] | undefined;
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) {
        request.pause();
        reject(tooLarge(limitBytes));
      } else if (first === undefined) first = chunk;
      else if (rest === undefined) rest = [first, chunk];
      else rest.push(chunk);
    });
    request.on("end", () => {
      try {
        resolve(parseJson(rest ? Buffer.concat(rest, size) : first));
      } catch (error) {
        reject(error);
      }
    });
    request.on("error", (cause) => reject(new Problem("ASH_REQUEST_ABORTED", { cause })));
  });
}

function refusalByHeaders({ headers }: IncomingMessage, limitBytes: number): Problem | undefined {
  const type = headers["content-type"];
  const encoding = headers["content-encoding"];
  if (type !== "application/json" && !(type && jsonType.test(type))) return new Problem("ASH_BODY_TYPE");
  if (encoding !== undefined && encoding !== "identity") return new Problem("ASH_BODY_TYPE");
  const length = headers["content-length"];
  return length !== undefined && Number(length) > limitBytes ? tooLarge(limitBytes) : undefined;
}

function tooLarge(limitBytes: number): Problem {
  return new Problem("ASH_BODY_TOO_LARGE", { detail: `The body is larger than ${limitBytes} bytes.` });
}

function parseJson(body: Buffer | undefined): unknown {
  if (body === undefined) throw malformed("The body is empty; send at least {}.");
  const text = body.toString();
  // Decoding puts this character where the bytes are no text; looking for it first is cheaper than checking them all.
  if (text.includes("\ufffd") && !isUtf8(body)) throw malformed("The body is not UTF-8.");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(`The body is not JSON${place(error)}.`);
  }
}

function malformed(detail: string): Problem {
  return new Problem("ASH_BODY_MALFORMED", { detail });
}

/** Where the parser stopped. Its whole message is not passed on, because it quotes the body. */
function place(error: unknown): string {
  const found = error instanceof Error && /position \d+/.exec(error.message);
  return found ? `: it goes wrong at ${found[0]}` : "";
}
