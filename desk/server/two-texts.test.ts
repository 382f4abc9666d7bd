/** Two texts on a real git: what goes together is merged, and where both changed the same lines both stay. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GitStore } from './git.ts';
import { bothTexts } from './two-texts.ts';

let folder = '';
let store: GitStore;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'two-texts-'));
  store = new GitStore(folder);
  await store.run(['init', '--bare', folder]);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const BASE = '---\nname: 丁某\n---\n\n第一段。\n\n第二段。\n\n第三段。\n';
const both = async (mine: string, theirs: string) => bothTexts(store, await store.writeBlob(BASE), mine, theirs);

describe('two texts that grew out of one', () => {
  it('are one where they changed different paragraphs', async () => {
    const [mine, theirs] = [BASE.replace('第一段', '我的一段'), BASE.replace('第三段', '他的三段')];
    expect(await both(mine, theirs)).toEqual([
      { both: BASE.replace('第一段', '我的一段').replace('第三段', '他的三段') },
    ]);
  });

  it('both stay where they changed the same one, and the rest is settled', async () => {
    const [mine, theirs] = [BASE.replace('第二段', '我的二段'), BASE.replace('第二段', '他的二段')];
    expect(await both(mine, theirs)).toEqual([
      { both: '---\nname: 丁某\n---\n\n第一段。\n\n' },
      { mine: '我的二段。\n', theirs: '他的二段。\n' },
      { both: '\n第三段。\n' },
    ]);
  });

  it('may hold the signs that git marks a conflict with', async () => {
    const signs = '<<<<<<< 我\n=======\n>>>>>>> 他\n';
    const mine = BASE.replace('第一段。\n', signs);
    expect(await both(mine, BASE)).toEqual([{ both: mine }]);
  });

  it('are shown whole when it is not known what they grew out of', async () => {
    const parts = await bothTexts(store, undefined, '甲\n', '乙\n');
    expect(parts).toEqual([{ mine: '甲\n', theirs: '乙\n' }]);
    expect(await bothTexts(store, 'a'.repeat(40), '同\n', '同\n')).toEqual([{ both: '同\n' }]);
  });
});
