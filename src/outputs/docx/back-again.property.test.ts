/** What the site publishes as Word comes back from Word. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadArchive } from '#archive/archive.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { splitArticles } from '#archive/briefing-body.ts';
import { briefing as concept } from '#model/kinds/briefing.ts';
import type { Briefing } from '#model/kinds/briefing.ts';
import { importFile } from '#importer/import-file.ts';
import { readPdf } from '#importer/pdf/read-pdf.ts';
import * as savedAgain from '../../../tests/fixtures/word/saved-again.ts';
import type { SourceDiagnostic } from '#importer/source-document.ts';
import { readWords } from '../blocks.ts';
import type { Block, Run, Runs, Words } from '../blocks.ts';
import { openPdfEngine } from '../print/pdf-engine.ts';
import { printedBriefing } from '../print/printed-briefing.ts';
import { briefingDocx } from './briefing-docx.ts';
import { absolute } from '../../../tests/fixtures/addresses.ts';

interface Back {
  readonly fields: Briefing;
  readonly bodies: readonly string[];
  readonly diagnostics: readonly SourceDiagnostic[];
}

async function thereAndBack(
  data: Briefing,
  bodies: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, string>,
): Promise<Back> {
  return readBack(await briefingDocx(printedBriefing('id', data, bodies, absolute), '标题'), places);
}

async function readBack(bytes: Uint8Array, places: ReadonlyMap<string, string>): Promise<Back> {
  const result = await importFile(bytes, { places, readPdf });
  if (result.status !== 'ok') throw new Error(result.message);
  const [, frontmatter = '', body = ''] = result.written.markdown.split(/^---$/m);
  return {
    fields: concept.schema.parse(parse(frontmatter)),
    bodies: splitArticles(body).articles.map(({ markdown }) => markdown),
    diagnostics: result.diagnostics,
  };
}

/** The fields that a print shows; codes of articles are given anew. */
function printedFields(given: Briefing) {
  const { series, edition, issue, totalIssue, date, issuer, editorNote, wording, articles, imprint } = given;
  const shown = {
    series,
    edition,
    issue,
    totalIssue,
    date,
    issuer,
    editorNote,
    wording,
    articles: articles.map(({ column, titleLines, subtitle, place, credit, byline }) =>
      dropAbsent({ column, titleLines, subtitle, place, credit, byline }),
    ),
    imprint: imprint && Object.keys(imprint).length > 0 ? { lines: linesOf(imprint), ...imprint } : undefined,
  };
  return dropAbsent(shown);
}

/** How a sheet words an imprint whose lines are not given. */
function linesOf({
  reportedTo,
  sentTo,
  distributedTo,
  printedBy,
  copies,
  staff,
}: NonNullable<Briefing['imprint']>): string[] {
  return [
    reportedTo && `报：${reportedTo.join('、')}`,
    sentTo && `送：${sentTo.join('、')}`,
    distributedTo && `发：${distributedTo.join('、')}`,
    staff && staff.join(' '),
    printedBy && `${printedBy} 印发`,
    copies && `共印${copies}份`,
  ].filter((line) => typeof line === 'string');
}

function dropAbsent(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The words as a reader sees them: runs that look alike are one. Pictures are not in them. */
function seen({ blocks, notes }: Words): unknown {
  const run = ({ text, bold, italic, link, note }: Run) => dropAbsent({ text, bold, italic, link, note });
  const runs = (list: Runs) =>
    list.reduce<Record<string, unknown>[]>((merged, each) => {
      const [last, next] = [merged.at(-1), run(each)];
      const alike = last && ['bold', 'italic', 'link'].every((key) => last[key] === next[key]);
      if (!alike || last['note'] !== undefined || next['note'] !== undefined) return [...merged, next];
      return [...merged.slice(0, -1), { ...last, text: String(last['text']) + String(next['text']) }];
    }, []);
  const block = (one: Block): unknown[] => {
    switch (one.kind) {
      case 'heading':
      case 'paragraph':
        return [{ ...one, runs: runs(one.runs) }];
      case 'list':
        return [{ ...one, items: one.items.map((item) => item.flatMap(block)) }];
      case 'quote':
        return [{ ...one, blocks: one.blocks.flatMap(block) }];
      case 'table':
        return [{ ...one, rows: one.rows.map((row) => row.map(runs)) }];
      case 'image':
        return [];
    }
  };
  return { blocks: blocks.flatMap(block), notes: notes.map((note) => note.flatMap(block)) };
}

describe('the briefing that is published', () => {
  const archive = loadArchive(officeFolder(process.cwd()), new Date());
  const places = new Map(archive.places.map(({ id, data }) => [data.name, id]));
  const named = new Map(
    archive.places.flatMap(({ id, data }) => {
      const above = archive.places.find((place) => place.id === data.parent)?.data.name;
      return above === undefined ? [] : [[above + data.name, id] as const];
    }),
  );

  it.each(archive.briefings.map((entry) => [entry.id, entry] as const))(
    'comes back from its Word file with every printed field and the same Markdown: %s',
    async (_id, entry) => {
      const articles = splitArticles(entry.body).articles;
      const bodies = new Map(articles.map(({ slug, markdown }) => [slug, markdown]));
      const back = await thereAndBack(entry.data, bodies, new Map([...places, ...named]));
      expect(printedFields(back.fields)).toEqual(printedFields(entry.data));
      expect(back.bodies.map((body) => body.trim())).toEqual(articles.map(({ markdown }) => markdown.trim()));
      expect(back.diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
      expect(back.diagnostics.map(({ rule }) => rule)).toContain('fields-not-printed');
    },
  );
});

describe('a sheet of the site read from its PDF', () => {
  it.each(['rewritten', 'verbatim', undefined] as const)('comes back as what it says it is: %s', async (wording) => {
    const lines = ['送：甲县人大常委会主任、副主任', '甲县人大常委会办公室印发 共印20份'];
    const given = {
      ...(wording && { wording }),
      articles: [{ slug: 'a', titleLines: ['甲镇开会记'] }],
      imprint: { lines },
    };
    const words = '会议开了，各位代表都到了，大家把今年要办的事一件一件说清楚。';
    const pdf = openPdfEngine(process.cwd()).set(
      printedBriefing('x', given, new Map([['a', words]]), absolute),
      '标题',
    );
    const { fields, bodies, diagnostics } = await readBack(pdf, new Map());
    expect(fields.wording).toBe(wording);
    expect(diagnostics.some(({ rule }) => rule === 'sheet-note-read')).toBe(wording !== 'verbatim');
    expect(fields.imprint?.lines).toEqual(lines);
    expect(bodies.map((body) => body.trim())).toEqual([words]);
  });
});

describe('a briefing that was saved again by another program', () => {
  it.each(['saved-again.docx', 'saved-again.doc'])('comes back with its fields and words: %s', async (name) => {
    const bytes = readFileSync(new URL(`../../../tests/fixtures/word/${name}`, import.meta.url));
    const back = await readBack(bytes, new Map());
    expect(printedFields(back.fields)).toEqual(printedFields(concept.schema.parse(savedAgain.briefing)));
    const wanted = [...savedAgain.bodies.values()].map((markdown) => seen(readWords(markdown, absolute)));
    expect(back.bodies.map((markdown) => seen(readWords(markdown, absolute)))).toEqual(wanted);
    expect(back.diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});

const HAN = '群众代表走访村社区学习调研服务办理建议讨论会议工作民生项目监督落实活动开展农田水渠修路助学';
const PLACES = new Map([
  ['甲县', 'jia'],
  ['乙镇', 'yi'],
]);
const phrase = (least: number, most: number) =>
  fc
    .array(fc.constantFrom(...HAN), { minLength: least, maxLength: most })
    .map((glyphs) => glyphs.join(''))
    .filter((text) => !/供稿|(?:代表会|委员会|编印)$/u.test(text));
/** A piece of a sentence as the register writes it. */
const words = fc.oneof(
  { weight: 6, arbitrary: phrase(3, 9) },
  phrase(2, 4).map((text) => `把“${text}”当作大事`),
  phrase(2, 4).map((text) => `照《${text}》去办`),
  fc.integer({ min: 2, max: 9999 }).map((count) => `共有${count}名群众`),
  fc.constantFrom('增长12.5%', '用app-2接单', '写作a_b*c', '#号在前', '[注]在此', '读README file一遍'),
);
const sentence = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => `${list.join('，')}。`);

/** Inline Markdown whose stressed words touch Han on both sides, or stand at an end. */
function inline(notes: number): fc.Arbitrary<string> {
  const stressed = fc.oneof(
    phrase(2, 6).map((text) => `**${text}**`),
    phrase(2, 6).map((text) => `*${text}*`),
    phrase(2, 6).map((text) => `**${text}*${text}***和`),
    phrase(2, 6).map((text) => `[${text}](https://example.com/a?b=1)`),
    phrase(2, 6).map((text) => `把“**${text}**”讲清`),
    fc.constant('<https://example.com/x>'),
  );
  const note = notes === 0 ? [] : [fc.integer({ min: 1, max: notes }).map((number) => `[^n${number}]`)];
  const tail = fc.oneof(
    { weight: 5, arbitrary: fc.constant('') },
    ...note.map((arbitrary) => ({ weight: 2, arbitrary })),
  );
  return fc
    .tuple(phrase(1, 5), fc.array(fc.tuple(stressed, phrase(1, 4)), { maxLength: 2 }), sentence, tail)
    .map(([first, middle, last, end]) => first + middle.flat().join('') + escaped(last) + end);
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&');
}

const heading = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 }), phrase(3, 12), fc.boolean())
  .map(([level, number, text, labelled]) => {
    const numeral = '一二三四'[number] ?? '';
    const label = [`${numeral}、`, `（${numeral}）`, `${number + 1}.`][level - 1] ?? '';
    return `${'#'.repeat(level + 1)} ${labelled ? label : ''}${text}`;
  });

function block(notes: number): fc.Arbitrary<string> {
  const item = fc.oneof(
    inline(notes),
    phrase(2, 8),
    phrase(2, 8).map((text) => `**${text}**。${text}。`),
  );
  const list = (mark: (index: number) => string) =>
    fc
      .array(fc.tuple(item, fc.option(fc.array(phrase(2, 9), { minLength: 1, maxLength: 2 })), fc.option(sentence)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((items) =>
        items
          .map(([text, nested, more], index) => {
            const indent = ' '.repeat(mark(index).length);
            const below = (nested ?? []).map((line) => `\n${indent}- ${line}`).join('');
            return `${mark(index)}${text}${more === null ? '' : `\n\n${indent}${escaped(more)}\n`}${below}`;
          })
          .join('\n'),
      );
  const cell = fc.oneof(
    phrase(1, 5),
    fc.integer({ min: 1, max: 999 }).map(String),
    phrase(2, 4).map((text) => `**${text}**好${notes === 0 ? '' : '[^n1]'}`),
  );
  return fc.oneof(
    { weight: 5, arbitrary: inline(notes) },
    fc.tuple(phrase(4, 12), inline(notes)).map(([text, rest]) => `一、${text}。${rest}`),
    fc.tuple(phrase(4, 12), inline(notes)).map(([text, rest]) => `**（一）${text}**。${rest}`),
    heading,
    fc.integer({ min: 1, max: 12 }).chain((start) => list((index) => `${start + index}. `)),
    list(() => '- '),
    fc.array(inline(notes), { minLength: 1, maxLength: 3 }).map((lines) => `> ${lines.join('\n>\n> ')}`),
    list(() => '- ').map((lines) => `前文：\n\n${lines}`.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>')),
    heading.map((text) => `${text}**要点**事${notes === 0 ? '' : '[^n1]'}`),
    fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 4 }).map((rows) => {
        const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
        const [head = [], ...rest] = rows;
        return [line(head), line(head.map(() => '---')), ...rest.map(line)].join('\n');
      }),
    ),
    phrase(2, 8).map((text) => `![${text}](/images/a.jpg)`),
  );
}

/** One article's Markdown. Two lists that touch would be one list: a paragraph parts blocks of a kind. */
const body = fc.integer({ min: 0, max: 2 }).chain((notes) =>
  fc
    .tuple(
      fc.array(block(notes), { minLength: 1, maxLength: 6 }),
      inline(notes),
      fc.array(inline(0), { minLength: notes, maxLength: notes }),
    )
    .map(([blocks, last, texts]) => {
      const kind = (text: string) => (/^(?:\d+\. |- )/.test(text) ? 'list' : /^[>|]/.test(text) ? 'other' : '');
      const parted = blocks.flatMap((text, index) =>
        index > 0 && kind(text) !== '' && kind(blocks[index - 1] ?? '') !== '' ? ['走访仍在继续。', text] : [text],
      );
      const used = texts
        .map((text, index) => `[^n${index + 1}]: ${text}`)
        .filter((_text, index) => [...blocks, last].join('').includes(`[^n${index + 1}]`));
      return [...parted, last, ...used].join('\n\n');
    }),
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const office = phrase(2, 6).map((text) => `${text}县人大常委会办公室`);
const date = fc
  .tuple(
    fc.integer({ min: 1990, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([year, month, day, parts]) =>
    [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].slice(0, parts).join('-'),
  );
const recipients = fc.array(
  phrase(2, 5).map((text) => `${text}镇人大主席团`),
  { minLength: 1, maxLength: 4 },
);
const copies = fc.integer({ min: 1, max: 900 });
const staff = fc.array(
  fc.tuple(fc.constantFrom('责任编辑', '审核', '校对'), phrase(2, 3)).map((pair) => pair.join('：')),
  { minLength: 1, maxLength: 3 },
);
const stated = fc.record({
  reportedTo: optional(recipients),
  staff: optional(staff),
  sentTo: optional(recipients),
  distributedTo: optional(recipients),
  printedBy: optional(office),
  copies: optional(copies),
});
/** An imprint with its lines as a print may word them. */
const printed = fc.record({ sentTo: recipients, distributedTo: recipients, printedBy: office, copies }).map((all) => ({
  ...all,
  lines: [
    `报送：${all.sentTo.join('，')}`,
    `发：${all.distributedTo.join('、')}。`,
    `${all.printedBy}印发 共印${all.copies}份`,
  ],
}));
const byline = fc.array(
  fc.tuple(fc.constantFrom('文/', '图/', '转自', '记者 '), phrase(2, 3)).map((pair) => pair.join('')),
  { minLength: 1, maxLength: 3 },
);
const article = fc.record({
  place: optional(fc.constantFrom(...PLACES.keys())),
  titleLines: fc.array(phrase(4, 20), { minLength: 1, maxLength: 3 }),
  subtitle: optional(phrase(4, 14)),
  credit: optional(office),
  byline: optional(byline),
  column: optional(phrase(2, 6)),
  body,
});

const issues = fc
  .record({
    series: optional(phrase(2, 6).map((text) => `${text}简报`)),
    edition: optional(fc.constantFrom('增刊', '特刊', '专刊')),
    issue: optional(fc.integer({ min: 1, max: 200 })),
    totalIssue: optional(fc.integer({ min: 1, max: 2000 })),
    date: optional(date),
    issuer: optional(fc.oneof(office, phrase(3, 10))),
    editorNote: optional(fc.array(sentence, { minLength: 1, maxLength: 2 }).map((list) => list.join('\n'))),
    articles: fc.array(article, { minLength: 1, maxLength: 3 }),
    wording: optional(fc.constantFrom('verbatim', 'rewritten')),
    imprint: optional(fc.oneof(stated, printed)),
  })
  .map(({ articles, imprint, ...fields }) => ({
    bodies: new Map(articles.map((one, index) => [`a${index}`, one.body])),
    data: concept.schema.parse(
      dropAbsent({
        ...fields,
        articles: articles.map(({ place, column, titleLines, subtitle, credit, byline }, index) =>
          dropAbsent({
            slug: `a${index}`,
            titleLines: place === undefined ? titleLines : [`${place}：${titleLines[0]}`, ...titleLines.slice(1)],
            subtitle,
            column,
            credit,
            byline,
            place: place === undefined ? undefined : PLACES.get(place),
          }),
        ),
        imprint: imprint && dropAbsent(imprint),
      }),
    ),
  }));

describe('any valid briefing', () => {
  it('comes back from its Word file: fields, titles, headings, lists, tables, quotes, notes, stress and links', async () => {
    await fc.assert(
      fc.asyncProperty(issues, async ({ data, bodies }) => {
        const back = await thereAndBack(data, bodies, PLACES);
        expect(printedFields(back.fields)).toEqual(printedFields(data));
        const wanted = [...bodies.values()].map((markdown) => seen(readWords(markdown, absolute)));
        expect(back.bodies.map((markdown) => seen(readWords(markdown, absolute)))).toEqual(wanted);
        const pictures = [...bodies.values()].join('').split('![').length - 1;
        expect(back.diagnostics.filter(({ rule }) => rule === 'figure-left-out')).toHaveLength(pictures);
        expect(back.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
