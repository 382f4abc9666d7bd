import { describe, expect, it } from 'vitest';
import { toItems } from './items.ts';
import type { SourceBlock, SourceDocument } from '../source-document.ts';

const caption: SourceBlock = { kind: 'paragraph', runs: [{ text: '照看中的' }, { text: '老水井' }], role: 'caption' };
const source = (blocks: SourceBlock[]): SourceDocument => ({
  format: 'docx',
  blocks,
  footnotes: [],
  runningHeaders: [],
  diagnostics: [],
});

describe('a caption', () => {
  it('names the picture above it', () => {
    const { items } = toItems(source([{ kind: 'figure', text: 'IMG_0012' }, caption]));
    expect(items.map(({ block }) => block)).toEqual([{ kind: 'figure', text: '照看中的老水井' }]);
  });

  it('stays a paragraph where there is no picture', () => {
    expect(toItems(source([caption])).items.map(({ text }) => text)).toEqual(['照看中的老水井']);
  });
});
