import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import CFB from 'cfb';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../source-document.ts';
import { readDoc } from './read-doc.ts';

const file = fileURLToPath(new URL('../../tests/fixtures/word/legacy.doc', import.meta.url));

/** The words of each block, as a reader sees them. */
function wordsOf({ blocks }: SourceDocument): string[] {
  return blocks.map((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row.join('|')).join('/');
    if (block.kind === 'figure') return '〔图〕';
    return (block.label ?? '') + block.runs.map(({ text }) => text).join('');
  });
}

const rulesOf = ({ diagnostics }: SourceDocument) => diagnostics.map(({ rule }) => rule);

/** The file with one of its tables gone; `index` counts the tables of the file information block. */
function without(index: number): Uint8Array {
  const container = CFB.read(readFileSync(file), { type: 'buffer' });
  const stream = CFB.find(container, '/WordDocument');
  if (stream === null) throw new Error('no text');
  const content = Buffer.from(stream.content as Uint8Array);
  content.writeUInt32LE(0, 0x9e + index * 8);
  stream.content = content;
  return CFB.write(container, { type: 'buffer' }) as Uint8Array;
}

describe('a Word-97 file', () => {
  it('has its automatic numbers written out, its text box and picture in their places, and nothing hidden', () => {
    const source = readDoc(readFileSync(file));
    expect(source.format).toBe('doc');
    expect(wordsOf(source)).toEqual([
      '标题一行',
      '一、甲',
      '（一）乙',
      '（二）丙',
      '1.丁',
      '二、戊',
      '（一）己',
      '不编号的一段。',
      '三、庚',
      '①圆一',
      '②圆二',
      '4.从四起',
      '5.到五',
      '甲、干一',
      '乙、干二',
      '点',
      '见斜网页',
      '框里的字',
      '图前',
      '〔图〕',
      '子|丑/③圆三|卯',
      '末段。',
    ]);
    expect(source.footnotes.map(({ text }) => text)).toEqual(['注文']);
    expect(rulesOf(source)).toEqual([
      'hidden-text-left-out',
      'faint-text-left-out',
      'text-box-placed',
      'bullets-as-list',
      'shape-left-out',
    ]);
    expect(JSON.stringify(source)).not.toMatch(/白字|隐字/);
  });

  it('names its title, its lists, its stressed and its linked words', () => {
    const { blocks } = readDoc(readFileSync(file));
    const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
    expect(paragraphs[0]?.role).toBe('title');
    expect(paragraphs.find(({ label }) => label === '5.')?.list).toMatchObject({ level: 0, number: 5 });
    expect(paragraphs.find(({ runs }) => runs[0]?.text === '点')?.list).toMatchObject({ level: 0 });
    const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
    expect(runs.find(({ italic }) => italic === true)?.text).toBe('斜');
    expect(runs.find(({ link }) => link !== undefined)).toMatchObject({ text: '网页', link: 'https://example.com/' });
  });

  it('makes an error of each number whose table is gone', () => {
    const rules = rulesOf(readDoc(without(74)));
    // Fourteen numbered paragraphs and one bullet.
    expect(rules.filter((rule) => rule === 'automatic-number-unread')).toHaveLength(15);
  });

  it('puts the words of a text box into the report when its place is not known', () => {
    const source = readDoc(without(40));
    expect(wordsOf(source)).not.toContain('框里的字');
    const [diagnostic] = source.diagnostics.filter(({ rule }) => rule === 'text-box-left-out');
    expect(diagnostic).toMatchObject({ severity: 'error', remedy: expect.stringContaining('「框里的字」') as string });
  });

  it('is read alike when WPS saved it: a compound file with streams of its own', () => {
    const container = CFB.read(readFileSync(file), { type: 'buffer' });
    CFB.utils.cfb_add(container, '/WpsCustomData', Buffer.from('KSO'));
    const source = readDoc(CFB.write(container, { type: 'buffer' }) as Uint8Array);
    expect(source.format).toBe('wps');
    expect(wordsOf(source)).toEqual(wordsOf(readDoc(readFileSync(file))));
  });
});
