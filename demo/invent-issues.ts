/** Thirty issues a year for ten years, most with several articles. */
import { printEntry } from '#entry-file/fields.ts';
import type { Chooser } from './choose.ts';
import { inventArticle } from './invent-articles.ts';
import type { Files, Printed, InventedArticle } from './invented.ts';

const FIRST_YEAR = 2016;
const YEARS = 10;
const ISSUES_A_YEAR = 30;

const OFFICE = '甲县人大常委会办公室（试用）';

const two = (number: number): string => String(number).padStart(2, '0');

interface Issue {
  readonly id: string;
  readonly year: number;
  readonly issue: number;
  readonly date: string;
  readonly articles: readonly InventedArticle[];
}

export function inventIssues(choose: Chooser): { readonly files: Files; readonly printed: readonly Printed[] } {
  const issues = Array.from({ length: YEARS * ISSUES_A_YEAR }, (_, at) => inventIssue(choose, at));
  return {
    files: Object.fromEntries(issues.map((issue, at) => [`briefings/${issue.id}.md`, printed(issue, at + 1)])),
    printed: issues.flatMap(({ id, date, articles }) =>
      articles.map((article) => ({
        ...article,
        source: articles.length === 1 ? id : `${id}/${article.slug}`,
        publishedAt: `${date} 09:00`,
      })),
    ),
  };
}

function inventIssue(choose: Chooser, at: number): Issue {
  const year = FIRST_YEAR + Math.floor(at / ISSUES_A_YEAR);
  const issue = (at % ISSUES_A_YEAR) + 1;
  const day = Math.floor(((issue - 1) * 364) / ISSUES_A_YEAR);
  const date = new Date(Date.UTC(year, 0, 1 + day));
  const month = date.getUTCMonth() + 1;
  const count = choose.pick([1, 2, 2, 3, 3, 4]);
  return {
    ...{ id: `${year}-${two(issue)}`, year, issue, date: `${year}-${two(month)}-${two(date.getUTCDate())}` },
    articles: Array.from({ length: count }, (_, index) => inventArticle(choose, `pian-${index + 1}`, month)),
  };
}

function printed({ year, issue, date, articles }: Issue, totalIssue: number): string {
  const fields = {
    series: '甲县代表简报（试用）',
    ...{ year, issue, totalIssue, date, issuer: OFFICE, wording: 'verbatim' },
    articles: articles.map(({ slug, titleLines, summary, spot, subject, way }) => ({
      ...{ slug, titleLines, summary, place: spot.slug, credit: `${spot.town}人大` },
      ...{ topics: [subject.slug], mechanisms: [way.slug] },
    })),
    imprint: { sentTo: ['甲县人大常委会主任'], distributedTo: ['各乡镇人大'], printedBy: OFFICE, copies: 60 },
    publishedAt: `${date} 09:00`,
  };
  const body = articles.map(({ slug, body: words }) => `<!-- article: ${slug} -->\n\n${words}\n`).join('\n');
  return printEntry(fields, body);
}
