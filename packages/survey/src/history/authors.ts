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
  for (const signature of met.values()) {
    const [first, ...others] = keysOf(signature).map(root);
    for (const other of others) {
      // The smaller one stays on top, so that the order of the commits does not show.
      const [low, high] = first! < other ? [first!, other] : [other, first!];
      if (low !== high) parent.set(root(high), root(low));
    }
  }
  const persons = new Map([...met].map(([text, signature]) => [text, root(keysOf(signature)[0]!)]));
  return (signature) => persons.get(asText(signature)) ?? root(keysOf(signature)[0]!);
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
