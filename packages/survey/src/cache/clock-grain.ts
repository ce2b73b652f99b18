/**
 * For how long after a file's time it may be written to again without its time showing it, in milliseconds. File systems that
 * keep whole seconds only may be off by two of them (FAT); the others go by the kernel's clock, which ticks at least every 10 ms.
 */
export function clockGrainMs(timeMs: number): number {
  return timeMs % 1_000 === 0 ? 2_000 : 50;
}
