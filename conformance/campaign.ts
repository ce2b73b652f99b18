const long = process.env.ASHLAR_LONG === "1";

/** The seed of this process's campaigns: a new one each time, unless `SEED` replays an earlier run. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** How much of something a campaign does: the environment's number, or all of it if `ASHLAR_LONG=1`, or a sample. */
export function howMany(name: Uppercase<string>, { sample, all }: { sample: number; all: number }): number {
  return Number(process.env[name] ?? (long ? all : sample));
}

/** Says how a campaign can be run once more as it is run now. */
export function announce(campaign: string, counts: Readonly<Record<Uppercase<string>, number>>): void {
  const settings = Object.entries({ SEED: seed, ...counts }).map(([name, value]) => `${name}=${value}`);
  process.stderr.write(`${campaign}; the same again with ${settings.join(" ")}\n`);
}
