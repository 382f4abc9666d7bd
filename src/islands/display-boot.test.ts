import { describe, expect, it } from 'vitest';
import { applyDisplay } from './display-boot.ts';

function applied(stored: () => string | null) {
  const root = { dataset: {} as Record<string, string | undefined> };
  applyDisplay(root, stored);
  return root.dataset;
}

describe('applyDisplay', () => {
  it('puts what was chosen on the root', () => {
    expect(applied(() => '{"mode":"elder","size":"large"}')).toEqual({ script: '', mode: 'elder', size: 'large' });
  });

  it('leaves the page as it is when nothing, nonsense or something foreign is stored', () => {
    for (const stored of [null, 'elder', '{"other":"x","mode":1}', 'null', '"text"']) {
      expect(applied(() => stored)).toEqual({ script: '' });
    }
  });

  it('leaves the page as it is when storage is closed', () => {
    const closed = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(applied(closed)).toEqual({ script: '' });
  });
});
