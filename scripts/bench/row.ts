/** One measurement beside the one it is compared with. Times are medians in milliseconds. */
export interface BenchRow {
  readonly name: string;
  readonly size: string;
  readonly ours: number;
  readonly peer: number;
  /** `ours / peer`: under 1 is faster than the peer. */
  readonly ratio: number;
}
