import { describe, expect, it } from 'vitest';
import { makeIssue, randomOf } from '../tests/fixtures/briefings/make-issue.ts';
import { printFlat, printIssue } from '../tests/fixtures/briefings/print-lines.ts';
import { recognise } from './recognise.ts';
import { readTxt } from './txt/read-txt.ts';

interface Score {
  right: number;
  wanted: number;
  silent: string[];
}

/** How many paragraphs of 400 invented issues come back word for word, over every width of the type area. */
function measure(indent: boolean): Score {
  const score: Score = { right: 0, wanted: 0, silent: [] };
  for (let seed = 0; seed < 400; seed++) {
    const width = 22 + (seed % 15);
    const issue = makeIssue(seed, true);
    const flat = printFlat(printIssue(issue, randomOf(seed)), width, indent);
    const { briefing, doubts } = recognise(readTxt(new TextEncoder().encode(flat)));
    const wanted = issue.articles.flatMap((article) => article.blocks.map((block) => block.text ?? ''));
    const got = briefing.articles.flatMap((article) => article.blocks.map((block) => block.text ?? ''));
    const right = wanted.filter((text) => got.includes(text)).length;
    score.right += right;
    score.wanted += wanted.length;
    if (right < wanted.length && doubts.every((doubt) => doubt.severity === 'note'))
      score.silent.push(`${seed}/${width}`);
  }
  return score;
}

describe('hard-wrapped text', { timeout: 120_000 }, () => {
  it('joins at least 99.5 % of the paragraphs exactly where first lines are indented', () => {
    const { right, wanted, silent } = measure(true);
    expect(right / wanted).toBeGreaterThanOrEqual(0.995);
    expect(silent.length).toBeLessThanOrEqual(4);
  });

  it('joins at least 96 % of the paragraphs exactly where the indents are lost', () => {
    const { right, wanted, silent } = measure(false);
    expect(right / wanted).toBeGreaterThanOrEqual(0.96);
    expect(silent.length).toBeLessThanOrEqual(4);
  });
});
