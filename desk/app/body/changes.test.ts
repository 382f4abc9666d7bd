import { describe, expect, it } from 'vitest';
import { Changes } from './changes.ts';

describe('what was done to a body', () => {
  it('is undone step by step and done again', () => {
    const changes = new Changes<string>();
    changes.note('a');
    changes.note('b');
    expect([changes.undo('c'), changes.undo('b'), changes.undo('a')]).toEqual(['b', 'a', undefined]);
    expect([changes.redo('a'), changes.redo('b'), changes.redo('c')]).toEqual(['b', 'c', undefined]);
  });

  it('is one step for what is typed in one box without a pause', () => {
    const changes = new Changes<string>();
    changes.note('', 1, 0);
    changes.note('一', 1, 1400);
    changes.note('一二', 1, 2900);
    changes.note('一二三', 2, 3000);
    expect([changes.undo('一二三 四'), changes.undo('一二三'), changes.undo('一二'), changes.canUndo]).toEqual([
      '一二三',
      '一二',
      '',
      false,
    ]);
  });

  it('forgets what was undone once something else is done', () => {
    const changes = new Changes<string>();
    changes.note('a');
    changes.undo('b');
    changes.note('a');
    expect(changes.canRedo).toBe(false);
  });
});
