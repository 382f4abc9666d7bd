/** No column stands without anything to list. That the entries there are have theirs, the links to it hold. */
import { columns as possible } from '#lib/columns.ts';
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer } from '../finding.ts';

export function columns(site: BuiltSite): Answer {
  const there = possible.filter(({ kind, path }) => kind !== undefined && site.files.has(`${path}index.html`));
  const findings = there
    .filter(({ path }) => !listsSomething(path, site))
    .map(({ path, label }) => {
      const message = `栏目“${label}”里没有内容，不应当有这一页。`;
      return { place: path, message, remedy: PROGRAM_FAULT };
    });
  return { topic: '栏目', looked: `${there.length}个栏目`, good: '都有内容', findings };
}

/** The words of the glossary share one page; every other entry has a page of its own below the column's. */
function listsSomething(path: string, site: BuiltSite): boolean {
  if (path === '/glossary/') return site.read(`${path}index.html`).includes('<dt>');
  // A page that moved or was taken down says of itself that it belongs to no column.
  const isEntry = (metas: ReadonlyMap<string, string>) => metas.has('ArticleTitle') || metas.has('ColumnName');
  return site.pages.some((page) => page.path !== path && page.path.startsWith(path) && isEntry(page.metas));
}
