/** What the search box shows while someone types: a few names, the best pages, and the way to all of them. */
import type { SearchClient } from '#search/read/client.ts';
import type { Name } from '#search/format/name-file.ts';
import type { SearchAnswer } from '#search/read/session.ts';
import { make, markedText } from './make-element.ts';
import type { OptionGroup } from './option-list.ts';
import { paragraphLabel } from './paragraph-label.ts';
import { resultLink } from './result-link.ts';
import { newSearch } from './search-address.ts';

const PAGES = 4;

interface QuickLook {
  readonly names: readonly Name[];
  readonly answer: SearchAnswer;
  /** One sentence that says what was found. */
  readonly summary: string;
}

export async function lookUp(client: SearchClient, text: string): Promise<QuickLook> {
  const query = newSearch(text);
  const [names, answer] = await Promise.all([
    // A list of names that does not come costs only itself.
    client.suggest(text).catch((): Name[] => []),
    client.search({ query, offset: 0, limit: PAGES }),
  ]);
  return { names, answer, summary: summarize(names, answer) };
}

function summarize(names: readonly Name[], { total, full, searched, read }: SearchAnswer): string {
  if (!searched) return '请输入汉字、字母或数字。';
  const named = names.length === 0 ? '' : `，有${names.length}个名称可选`;
  if (read !== undefined && total > 0) return `按“${read}”找到${total}个页面${named}。`;
  if (full > 0) return `${full}个页面含有这些字${named}。`;
  if (total > 0) return `没有一页全都有，${total}个页面有其中一些${named}。`;
  return `没有页面含有这些字${named}。${named === '' ? '按回车看看怎样找。' : ''}`;
}

export function foundOptions(base: string, { names, answer }: QuickLook, text: string, all: string): OptionGroup[] {
  const pages = answer.results.map((result) => {
    const { kind, title, excerpt } = result;
    const label = paragraphLabel(excerpt?.paragraph ?? '');
    return {
      href: resultLink(base, result, text),
      content: [
        make('span', { class: 'option-title' }, make('span', { class: 'kind' }, kind), markedText(title)),
        ...(excerpt === undefined
          ? []
          : [make('span', { class: 'option-text' }, label && `${label}　`, markedText(excerpt.segments))]),
      ],
    };
  });
  const more = answer.total > 0 ? `查看全部${answer.total}个页面` : '怎样找得到';
  return [
    {
      label: '名称',
      options: names.map(({ name, kind, url }) => ({
        href: base + url.slice(1),
        content: [make('span', { class: 'option-title' }, make('span', { class: 'kind' }, kind), name)],
      })),
    },
    { label: '页面', options: answer.searched ? pages : [] },
    {
      label: '更多',
      quiet: true,
      options: answer.searched ? [{ href: all, content: [make('span', { class: 'option-all' }, more)] }] : [],
    },
  ];
}
