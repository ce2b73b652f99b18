import type { Commit, FileChange } from "./commit.js";

/** What git has to print for each commit: these, each followed by a null character, then the changes. */
export const logFormat = ["%H", "%aN", "%aE", "%at", "%ct", "%P", "%s"].join("%x00");

const fieldsOfCommit = 7;

/** A commit that changes more files is a mass change, whatever the rest of them are. */
const changesKept = 20_000;

/** In bytes: names, subjects and paths of people are shorter. */
const longestField = 4_000;

/** Clocks of the years before are not set. */
const earliest = Date.UTC(1980, 0);

/** Takes what git prints piece by piece. */
export interface LogParser {
  /** Takes the next piece. Throws when it is nothing that `git log` prints. */
  take(piece: Buffer): void;
  /** There is no more. */
  end(): void;
}

/**
 * Reads the output of `git log -z --raw` in that format as it comes, and hands out each commit when the next one begins. It
 * keeps one commit and one unfinished field, however long the history is.
 */
export function createLogParser(each: (commit: Commit) => void): LogParser {
  let unfinished: Buffer = Buffer.alloc(0);
  let header: string[] = [];
  let changes: FileChange[] = [];
  let files = 0;
  let awaited: "header" | "change" | "path" | "old-path" = "header";
  let from: string | undefined;

  // Most of what git prints are the hashes of files: only what is needed becomes a string.
  function field(bytes: Buffer, start: number, end: number): void {
    if (awaited === "change" && isChange(bytes, start)) {
      const status = bytes[bytes.lastIndexOf(0x20, end - 1) + 1];
      awaited = status === letter.R || status === letter.C ? "old-path" : "path";
      return;
    }
    // What it is compared with takes a time that may grow with its square.
    const text = bytes.toString("utf8", start, Math.min(end, start + longestField));
    if (awaited === "old-path") {
      from = text;
      awaited = "path";
    } else if (awaited === "path") {
      files += 1;
      if (changes.length < changesKept)
        changes.push(from === undefined ? { path: text } : { path: text, from });
      from = undefined;
      awaited = "change";
    } else {
      if (awaited === "change") finish();
      header.push(text);
      awaited = header.length === fieldsOfCommit ? "change" : "header";
    }
  }

  function finish(): void {
    if (header.length === fieldsOfCommit) each(commitOf(header, files, changes));
    header = [];
    changes = [];
    files = 0;
  }

  return {
    take(piece) {
      const bytes = unfinished.length === 0 ? piece : Buffer.concat([unfinished, piece]);
      let start = 0;
      for (let end = bytes.indexOf(0, start); end >= 0; end = bytes.indexOf(0, start)) {
        field(bytes, start, end);
        start = end + 1;
      }
      unfinished = bytes.subarray(start);
    },
    end() {
      if (unfinished.length > 0 || (awaited !== "change" && header.length > 0)) {
        throw new Error("git stopped in the middle of a commit");
      }
      finish();
    },
  };
}

const letter = { newline: 0x0a, colon: 0x3a, C: 0x43, R: 0x52 } as const;

/** The changes of a commit begin with a colon, the first one on a line of its own; a hash does not. */
function isChange(bytes: Buffer, start: number): boolean {
  const first = bytes[start];
  return first === letter.colon || (first === letter.newline && bytes[start + 1] === letter.colon);
}

function commitOf(header: readonly string[], files: number, changes: readonly FileChange[]): Commit {
  const [hash, author, email, authored, committed, parents, subject] = header as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if (!/^[0-9a-f]{40,64}$/.test(hash)) throw new Error("git printed something else than commits");
  const at = moment(Number(authored) * 1000, Number(committed) * 1000);
  const following = parents === "" ? 0 : parents.split(" ").length;
  return { hash, author, email, at, parents: following, subject, files, changes };
}

/** When the author wrote it, unless that clock was plainly wrong: nothing is written after it is committed. */
function moment(authored: number, committed: number): number {
  if (!Number.isFinite(committed)) return Number.isFinite(authored) ? authored : 0;
  return authored >= earliest && authored <= committed ? authored : committed;
}
