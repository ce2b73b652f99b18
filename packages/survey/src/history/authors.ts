/** An author as a commit names one. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

/** Addresses that machines have and people share. */
const anonymous = /^[^@]*$|^(?:root|none|nobody|unknown)?@|^you@example\.com$|@(?:localhost|none|\(none\))$/i;

/**
 * Answers for each signature who it is: the same text for the same person. Two signatures are one person when they share an
 * address, or a name of at least two words; a single word is shared by too many.
 */
export function people(signatures: Iterable<Signature>): (signature: Signature) => string {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let top = key;
    while (parent.has(top)) top = parent.get(top)!;
    for (let at = key; at !== top; ) {
      const next = parent.get(at)!;
      parent.set(at, top);
      at = next;
    }
    return top;
  };
  const met = new Map<string, Signature>();
  for (const signature of signatures) met.set(asText(signature), signature);
  const join = (one: string, other: string): void => {
    // The smaller one stays on top, so that the order of the commits does not show.
    const [low, high] = [root(one), root(other)].sort();
    if (low !== high) parent.set(high!, low!);
  };
  for (const signature of met.values()) {
    const [first, ...others] = keysOf(signature);
    for (const other of others) join(first!, other);
  }
  for (const [one, other] of sameByLogin([...met.values()], root)) join(one, other);
  const persons = new Map([...met].map(([text, signature]) => [text, root(keysOf(signature)[0]!)]));
  return (signature) => persons.get(asText(signature)) ?? root(keysOf(signature)[0]!);
}

/** Private addresses hold a login. It is the person whose full name is written like it, when there is only one. */
function sameByLogin(
  signatures: readonly Signature[],
  root: (key: string) => string,
): readonly (readonly [string, string])[] {
  const byName = new Map<string, Set<string>>();
  for (const signature of signatures) {
    if (!/\S\s+\S/.test(signature.name.trim())) continue;
    const name = bare(signature.name);
    byName.set(name, (byName.get(name) ?? new Set()).add(root(keysOf(signature)[0]!)));
  }
  return signatures.flatMap((signature) => {
    const login = /^(?:\d+[+-])?([^@]+)@users\.noreply\./i.exec(signature.email.trim())?.[1];
    const named = [...((login && byName.get(bare(login))) || [])];
    return named.length === 1 ? [[keysOf(signature)[0]!, named[0]!] as const] : [];
  });
}

/** A name without case, spaces and marks. */
function bare(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function asText({ name, email }: Signature): string {
  return `${name}\0${email}`;
}

function keysOf({ name, email }: Signature): readonly string[] {
  const plainName = name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  const plainEmail = address(email);
  const byName = /\S \S/.test(plainName) ? [`name ${plainName}`] : [];
  if (!anonymous.test(plainEmail)) return [`email ${plainEmail}`, ...byName];
  return byName.length > 0 ? byName : [`name ${plainName} email ${plainEmail}`];
}

/** GitHub gives out private addresses with and without a number before the name. */
function address(email: string): string {
  return email
    .trim()
    .toLowerCase()
    .replace(/^\d+\+(?=[^@]*@users\.noreply\.)/, "");
}

/** A commit, as far as activity goes. */
export interface Activity {
  readonly author: string;
  readonly at: number;
}

const day = 86_400_000;
/** How long ago a commit may be to count as activity, in milliseconds. */
export const activeWindow = 90 * day;
/** A year, in milliseconds. */
export const year = 365 * day;

/** How many people committed in the 90 days up to a moment. */
export function activeAuthors(commits: readonly Activity[], until: number): number {
  return new Set(within(commits, until).map(({ author }) => author)).size;
}

/** Commits per week in the 90 days up to a moment; of a younger history, in its own time, but at least one week. */
export function commitsPerWeek(commits: readonly Activity[], until: number, firstCommit: number): number {
  const span = Math.min(activeWindow, Math.max(7 * day, until - firstCommit));
  return within(commits, until).length / (span / (7 * day));
}

function within(commits: readonly Activity[], until: number): readonly Activity[] {
  return commits.filter(({ at }) => at > until - activeWindow && at <= until);
}
