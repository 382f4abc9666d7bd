/**
 * What a reader can see never leads to what is not public yet: an entry that
 * cites, shows or links to an embargoed one waits at least as long. Held back by
 * itself it would be missing without a word, so its editor decides.
 */
import { parseMarkup } from '#lib/markdown-tree.ts';
import type { MarkupNode } from '#lib/markup-diagnostics.ts';
import { readMdx } from '#lib/mdx-document.ts';
import { kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { isAhead } from '#model/moment.ts';
import { parseSource } from '#model/source.ts';
import type { Archive, Entry } from './entry.ts';
import { referencesOf } from './check-references.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { publishAtOf } from './public-at.ts';

interface Lead {
  /** `collection/id` of what is led to. */
  readonly to: string;
  readonly line: number;
  readonly field?: string;
}

export function checkEmbargoes(archive: Archive, now: Date): Diagnostic[] {
  const entries: readonly Entry[] = Object.values(archive).flat();
  const waiting = new Map<string, string>(
    entries.flatMap((entry) => {
      const at = publishAtOf(entry);
      return at !== undefined && isAhead(at, now) ? [[`${entry.collection}/${entry.id}`, at] as const] : [];
    }),
  );
  const ids = [...waiting.keys()].map((key) => key.slice(key.indexOf('/') + 1));
  return entries.flatMap((entry) => {
    // Most entries name none, and are not parsed.
    if (!ids.some((id) => entry.text.includes(id))) return [];
    const own = waiting.get(`${entry.collection}/${entry.id}`) ?? '';
    return leadsOf(entry).flatMap(({ to, ...place }) => {
      const at = waiting.get(to);
      return at === undefined || at <= own
        ? []
        : [errorAt('embargoes', { file: entry.file, ...place }, say(entry, to, at))];
    });
  });
}

function say({ collection }: Entry, to: string, at: string): string {
  const [kind = '', id = ''] = to.split('/');
  const what = `${kindOf(kind as CollectionName).label}「${id}」要到${at}才发布，这里不能先用它。`;
  return 'publishAt' in kindOf(collection).fields
    ? `${what}请给这个文件也写上 publishAt: '${at}'（或更晚），或先不引用。`
    : `${what}请等它发布以后再写上。`;
}

function leadsOf(entry: Entry): Lead[] {
  const { source, sources } = entry.data as { readonly source?: string; readonly sources?: readonly string[] };
  const fields = [
    ...(source === undefined ? [] : [{ path: ['source'], to: briefingOf(source) }]),
    ...(sources ?? []).map((one, index) => ({ path: ['sources', index], to: briefingOf(one) })),
    ...referencesOf(entry).map(({ path, collection, id }) => ({ path, to: `${collection}/${id}` })),
  ].map(({ path, to }) => ({ to, line: entry.lineOf(path), field: path.join('.') }));
  const elements = entry.file.endsWith('.mdx') ? readMdx(entry.body).elements : [];
  const shown = elements.flatMap(({ name, props, line }): Lead[] => {
    const at = { line: entry.bodyLine + line - 1 };
    const { source: from, brand } = props;
    return [
      ...(typeof from === 'string' ? [{ ...at, to: briefingOf(from), field: `${name}.source` }] : []),
      ...(typeof brand === 'string' ? [{ ...at, to: `brands/${brand}`, field: `${name}.brand` }] : []),
    ];
  });
  return [...fields, ...shown, ...linksOf(entry)];
}

/** The links within the site, by the first two parts of their address. */
function linksOf({ body, bodyLine, file }: Entry): Lead[] {
  const links: Lead[] = [];
  const visit = ({ type, url = '', position, children = [] }: MarkupNode): void => {
    if ((type === 'link' || type === 'definition') && url.startsWith('/')) {
      const to = url.split(/[/?#]/).slice(1, 3).join('/');
      links.push({ to, line: bodyLine + (position?.start.line ?? 1) - 1 });
    }
    children.forEach(visit);
  };
  try {
    visit(parseMarkup(body, file.endsWith('.mdx')) as unknown as MarkupNode);
  } catch {
    // Words that cannot be read are what another check reports.
  }
  return links;
}

function briefingOf(source: string): string {
  return `briefings/${parseSource(source)?.briefing ?? ''}`;
}
