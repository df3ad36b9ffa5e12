// Words that differ are marked; the sentences stay what they are.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Piece, wordDifference } from './word-difference.ts';

const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
const both = (before: string, after: string): readonly string[] => {
  const found = wordDifference(before, after);
  return [marked(found.before), marked(found.after)];
};

describe('words that differ', () => {
  it('are marked in both sentences', () => {
    assert.deepEqual(both('司炉工应在10分钟内报告值班长。', '司炉工应在30分钟内报告车间主任。'), [
      '司炉工应在[10]分钟内报告[值班长]。',
      '司炉工应在[30]分钟内报告[车间主任]。',
    ]);
  });

  it('are whole numbers and whole Latin words', () => {
    assert.deepEqual(both('pH 6.5 pump', 'pH 6.8 pump'), ['pH [6.5] pump', 'pH [6.8] pump']);
  });

  it('are marked on one side where the other says nothing', () => {
    assert.deepEqual(both('立即报告值班长', '报告值班长'), ['[立即]报告值班长', '报告值班长']);
  });

  it('are none where the sentences are the same, and all where nothing is', () => {
    assert.deepEqual(both('停炉。', '停炉。'), ['停炉。', '停炉。']);
    assert.deepEqual(both('停炉', ''), ['[停炉]', '']);
    assert.deepEqual(both('', ''), ['', '']);
  });

  it('leave the sentences as they are, whatever they say', () => {
    const text = fc.string({
      unit: fc.constantFrom('值', '班', '长', '报', '10', '.', ' ', 'a', '，', '𠮷'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = wordDifference(before, after);
        assert.equal(found.before.map(piece => piece.text).join(''), before);
        assert.equal(found.after.map(piece => piece.text).join(''), after);
        const same = (pieces: readonly Piece[]) =>
          pieces
            .filter(({ differs }) => !differs)
            .map(({ text }) => text)
            .join('');
        assert.equal(same(found.before), same(found.after));
      }),
    );
  });

  it('of very long sentences are marked as one piece', () => {
    const long = (sign: string) => `首${sign.repeat(3_000)}尾`;
    const { before } = wordDifference(long('甲'), long('乙'));
    assert.deepEqual(
      before.map(({ differs }) => differs),
      [false, true, false],
    );
  });
});
