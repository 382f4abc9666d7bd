import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { markdownDiagnostics } from '#lib/markup-diagnostics.ts';
import type { Issue } from '../tests/fixtures/briefings/make-issue.ts';
import type { DraftBriefing } from './draft.ts';
import { importFile } from './import-file.ts';
import { articleMarkdown } from './write/article-markdown.ts';

const folder = fileURLToPath(new URL('../tests/fixtures/briefings/files/', import.meta.url));
const files = readdirSync(folder).filter((file) => !file.endsWith('.json'));

async function read(file: string): Promise<{ briefing: DraftBriefing; markdown: string; rules: string[] }> {
  const result = await importFile(readFileSync(folder + file));
  if (result.status !== 'ok') throw new Error(`${file}: ${result.message}`);
  const wrong = result.diagnostics
    .filter((diagnostic) => diagnostic.severity === 'error')
    .map((diagnostic) => diagnostic.rule);
  return { briefing: result.briefing, markdown: result.written.markdown, rules: wrong };
}

function truthOf(file: string): { issue: Issue; footnote?: string } {
  return JSON.parse(readFileSync(folder + file.replace(/\.\w+$/, '.json'), 'utf8')) as {
    issue: Issue;
    footnote?: string;
  };
}

describe.each(files)('the issue of %s', (file) => {
  it('has its titles, places, credits, masthead and imprint', async () => {
    const { briefing, rules } = await read(file);
    const { issue } = truthOf(file);
    const head = ({ series, year, issue: number, totalIssue, date, issuer, editorNote }: DraftBriefing | Issue) => ({
      series,
      year,
      number,
      totalIssue,
      date,
      issuer,
      editorNote,
    });
    expect(head(briefing)).toEqual(head(issue));
    const articles = (list: DraftBriefing['articles'] | Issue['articles']) =>
      list.map(({ titleLines, subtitle, place, credit }) => ({ titleLines, subtitle, place, credit }));
    expect(articles(briefing.articles)).toEqual(articles(issue.articles));
    const { lines, ...imprint } = briefing.imprint ?? {};
    expect(imprint).toEqual(issue.imprint);
    expect(lines?.join('')).toContain(issue.imprint.printedBy);
    expect(rules).toEqual([]);
  });

  it('has its paragraphs, headings and tables word for word, and nothing hidden', async () => {
    const { briefing, markdown } = await read(file);
    const { issue, footnote } = truthOf(file);
    const blocks = briefing.articles.map((article) =>
      article.blocks
        .filter((block) => block.kind !== 'footnote')
        .map(({ kind, level, runIn, text, rows }) => ({ kind, level, runIn, text, rows })),
    );
    const wanted = issue.articles.map((article) =>
      article.blocks.map(({ kind, level, runIn, text, rows }) => ({ kind, level, runIn, text, rows })),
    );
    expect(blocks).toEqual(wanted);
    const notes = briefing.articles.flatMap((article) => article.blocks.filter((block) => block.kind === 'footnote'));
    expect(notes.map((note) => note.text)).toEqual(footnote === undefined ? [] : [footnote]);
    expect(briefing.articles.flatMap((article) => markdownDiagnostics(articleMarkdown(article)))).toEqual([]);
    expect(markdown + JSON.stringify(briefing)).not.toContain('不得公开');
  });
});
