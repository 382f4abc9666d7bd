/** Whether anything in a draft shows that its source is a briefing at all. */
import { adviceOf } from '#lib/diagnostic.ts';
import type { DraftBriefing } from '../draft.ts';
import type { SourceDiagnostic } from '../source-document.ts';

const SUBJECT = /人大|人民代表|常委会|代表联络站/gu;

/**
 * A diagnostic about a source that has no part of a briefing. A text on the work of
 * a people's congress may be an article without its frame; any other text is
 * likely a wrong file. `masthead`: there is one, be it with nothing but blanks.
 */
export function diagnoseBriefing(briefing: DraftBriefing, masthead: boolean): SourceDiagnostic[] {
  const { series, issue, totalIssue, date, issuer, editorNote, contents, imprint, articles } = briefing;
  const frame = [series, issue, totalIssue, date, issuer, editorNote, contents, imprint];
  const credited = articles.some((article) => article.credit !== undefined || article.place !== undefined);
  if (masthead || credited || frame.some((part) => part !== undefined)) return [];
  const blocks = articles.flatMap((article) => article.blocks);
  const text = [...articles.flatMap((article) => article.titleLines), ...blocks.map((block) => block.text ?? '')].join(
    '',
  );
  const onSubject = (text.match(SUBJECT) ?? []).length >= 2;
  const [first] = articles;
  const excerpt = (first?.titleLines.join('') ?? '') || (blocks[0]?.text ?? blocks[0]?.rows?.flat().join(' ') ?? '');
  return [
    {
      ...(onSubject
        ? {
            severity: 'note',
            rule: 'frame-not-found',
            ...adviceOf('没有找到报头、目录、供稿和报尾，草稿里这些项都空着。原件上有的话请补上。'),
          }
        : {
            severity: 'error',
            rule: 'not-a-briefing',
            ...adviceOf(
              '没有认出简报的任何部分：报头、目录、供稿和报尾都没有，正文也没有说到人大的工作。请看是不是选错了文件；确是简报的话，请把这些项补上。',
            ),
          }),
      ...(excerpt === '' ? {} : { excerpt: excerpt.slice(0, 40) }),
    },
  ];
}
