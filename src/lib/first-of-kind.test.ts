import { describe, expect, it } from 'vitest';
import { firstOfEachKind } from './first-of-kind.ts';

describe('a long list', () => {
  it('shows twenty of a kind, says how many more there are, and hides no other kind', () => {
    const items = [...Array.from({ length: 23 }, (_, at) => ({ kind: '甲', at })), { kind: '乙', at: 0 }];
    const lines = firstOfEachKind(
      items,
      ({ kind }) => kind,
      ({ kind, at }) => `${kind}${at}`,
    );
    expect(lines.slice(18)).toEqual(['甲18', '甲19', '　……同类的还有3处', '乙0']);
    expect(firstOfEachKind(['甲'], String, String)).toEqual(['甲']);
  });
});
