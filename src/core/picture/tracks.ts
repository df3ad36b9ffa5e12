// Parallel tracks in the space between rows and between columns: what runs along the same stretch gets a track of its
// own, what comes from or goes to the same step shares one.
export type Track = {
  readonly from: number;
  readonly to: number;
  readonly track: number;
  readonly key: string;
};

export type Tracks = {
  /** The track of a stretch. The same key always lies on the same track where it can be joined. */
  take(a: number, b: number, key: string): number;
  readonly count: number;
};

export function makeTracks(): Tracks {
  const taken: Track[] = [];
  const free = (from: number, to: number, track: number, key: string) =>
    taken.every(one => one.track !== track || one.key === key || to < one.from || from > one.to);
  return {
    take(a, b, key) {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const shared = taken.find(one => one.key === key && free(from, to, one.track, key));
      let track = shared?.track ?? 0;
      if (!shared) while (!free(from, to, track, key)) track++;
      taken.push({ from, to, track, key });
      return track;
    },
    get count() {
      return taken.reduce((most, { track }) => Math.max(most, track + 1), 0);
    },
  };
}
