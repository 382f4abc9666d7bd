import { describe, expect, it } from 'vitest';
import { makeIssue, randomOf } from '../tests/fixtures/briefings/make-issue.ts';
import { printPlain, printIssue, wrap } from '../tests/fixtures/briefings/print-lines.ts';
import { varyIssue } from '../tests/fixtures/briefings/vary-issue.ts';
import { recognise } from './recognise/recognise.ts';
import { readTxt } from './txt/read-txt.ts';

/** Share of the added paragraphs that end exactly at the edge, which nothing in plain text can show. */
const FULL = 0.04;

interface Score {
  right: number;
  wanted: number;
  /** Documents that are wrong somewhere and ask nothing. */
  silent: string[];
}

/**
 * How many paragraphs of 400 invented issues come back word for word, as often
 * as they were written, over every width of the type area from 22 to 36.
 */
function measure(indent: boolean): Score {
  const score: Score = { right: 0, wanted: 0, silent: [] };
  for (let seed = 0; seed < 400; seed++) {
    const width = 22 + (seed % 15);
    const issue = varyIssue(makeIssue(seed, true), randomOf(seed + 77), width, FULL);
    const plain = printPlain(printIssue(issue, randomOf(seed)), width, indent);
    const { briefing, diagnostics } = recognise(readTxt(new TextEncoder().encode(plain)));
    const wanted = issue.articles.flatMap((article) => article.blocks.map((block) => block.text ?? ''));
    const got = briefing.articles.flatMap((article) => article.blocks.map((block) => block.text ?? ''));
    const left = new Map<string, number>();
    for (const text of got) left.set(text, (left.get(text) ?? 0) + 1);
    const right = wanted.filter((text) => {
      const count = left.get(text) ?? 0;
      left.set(text, count - 1);
      return count > 0;
    }).length;
    score.right += right;
    score.wanted += wanted.length;
    if (right < wanted.length && diagnostics.every((diagnostic) => diagnostic.severity === 'note'))
      score.silent.push(`${seed}/${width}`);
  }
  return score;
}

describe('hard-wrapped text of short, long, numbered, quoted and verse-like paragraphs', () => {
  it('joins at least 99.5 % of the paragraphs exactly where first lines are indented', () => {
    const { right, wanted, silent } = measure(true);
    expect(wanted).toBeGreaterThan(10_000);
    expect(right / wanted).toBeGreaterThanOrEqual(0.995);
    expect(silent.length).toBeLessThanOrEqual(4);
  });

  it('joins at least 96 % of the paragraphs exactly where the indents are lost', () => {
    const { right, wanted, silent } = measure(false);
    expect(right / wanted).toBeGreaterThanOrEqual(0.96);
    expect(silent.length).toBeLessThanOrEqual(4);
  });

  it.each(['　', ' '])(
    'counts the blank after 「第三条」, however wide it is written, as a place of its line: “%s”',
    (blank) => {
      const paragraphs = [
        '第一条　为了保障代表依法履行职务，密切代表同人民群众的联系，根据有关法律的规定，结合实际制定本办法。',
        '第二条　代表联络站由所在地的人大主席团设立，负责组织代表接待选民，收集、整理并转交意见和建议。',
        '第三条　代表每季度至少进站一次，接待选民的时间和地点应当提前三日向社会公布，并做好记录。',
        '第四条　对群众反映的问题，能够当场答复的当场答复，不能当场答复的，应当在十五日内转交有关单位研究处理。',
        '第五条　有关单位应当自收到意见之日起一个月内办结，并将办理情况书面告知代表联络站和提出意见的群众。',
      ];
      const plain = ['代表联络站工作办法', ...paragraphs.flatMap((text) => wrap(text, 24, 2))]
        .join('\n')
        .replaceAll('　', blank);
      const { briefing } = recognise(readTxt(new TextEncoder().encode(plain)));
      expect(briefing.articles.flatMap(({ blocks }) => blocks.map(({ text }) => text))).toEqual(
        paragraphs.map((text) => text.replace('　', '')),
      );
    },
  );
});
