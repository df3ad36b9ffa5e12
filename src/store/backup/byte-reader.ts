// Takes exact numbers of bytes from a stream of chunks of any size.

export type ByteReader = {
  /** The next `count` bytes; null when the stream ended before the first of them, throws `onCut()` when it ended within. */
  take(count: number): Promise<Buffer | null>;
};

export function byteReader(chunks: AsyncIterable<Uint8Array>, onCut: () => Error): ByteReader {
  const source = chunks[Symbol.asyncIterator]();
  let parts: Buffer[] = [];
  let held = 0;

  return {
    async take(count) {
      while (held < count) {
        const { value, done } = await source.next();
        if (done) {
          if (held === 0) return null;
          throw onCut();
        }
        parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
        held += value.byteLength;
      }
      const [first] = parts;
      const whole = parts.length === 1 && first ? first : Buffer.concat(parts, held);
      parts = held > count ? [whole.subarray(count)] : [];
      held -= count;
      return whole.subarray(0, count);
    },
  };
}
