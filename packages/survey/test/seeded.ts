/**
 * Settings of a random test whose seed is printed; `SEED=…` repeats a run.
 */
export function seeded<S extends object>(settings: S): S & { readonly seed: number } {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.info(`SEED=${seed} repeats this run`);
  return { ...settings, seed };
}
