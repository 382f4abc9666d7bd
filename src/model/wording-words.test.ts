import { describe, expect, it } from 'vitest';
import { briefing } from './kinds/briefing.ts';
import { readSheetNote, sheetNote, wordingNote } from './wording-words.ts';

const given = ['verbatim', 'rewritten', undefined] as const;

describe('what an issue says of its text', () => {
  it('is 照录 only where the issue says verbatim; nothing stated is never taken for the print', () => {
    expect(given.map(wordingNote)).toEqual([
      '本期文字照录印发的原文。',
      '本期文字据原简报改写，并非印发原文；引用请核对原件。',
      '本期未注明文字是否照录印发原文；引用请核对原件。',
    ]);
  });

  it('fits a line of the printed sheet', () => {
    for (const one of given) expect(wordingNote(one).length).toBeLessThanOrEqual(28);
  });

  it('stands on every sheet but a verbatim one, and is read back from it', () => {
    expect(sheetNote('verbatim')).toBeUndefined();
    expect(readSheetNote(sheetNote('rewritten') ?? '')).toBe('rewritten');
    expect(readSheetNote(` ${sheetNote(undefined)?.replace('；', '； ')}\n`)).toBe('unstated');
    expect(readSheetNote('本期文字据原简报改写。')).toBeUndefined();
  });

  it('is asked for in Chinese where it is something else', () => {
    const issue = { articles: [{ slug: 'a', titleLines: ['甲'] }] };
    expect(briefing.schema.safeParse(issue).success).toBe(true);
    expect(briefing.schema.safeParse({ ...issue, wording: '原文' }).error?.issues[0]?.message).toBe(
      '「文字」只能是：verbatim（照录原文）、rewritten（据原简报改写）。',
    );
  });
});
