const betweenLooksMs = 10;

/** Looks again and again until there is something, and answers it. Fails when it takes too long. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  { patienceMs = 20_000 } = {},
): Promise<Exclude<Awaited<T>, undefined | false | null>> {
  for (const giveUpAt = Date.now() + patienceMs; ; ) {
    const found = await look();
    if (found) return found as Exclude<Awaited<T>, undefined | false | null>;
    if (Date.now() > giveUpAt) throw new Error(`${what}: not within ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
}
