import { type Random, uuid7 } from "../runtime/ports/random.js";

/** Ids and chance that are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    fraction,
    id: (nowMs) =>
      uuid7(
        nowMs,
        Uint8Array.from({ length: 10 }, () => Math.floor(fraction() * 256)),
      ),
  };
}
