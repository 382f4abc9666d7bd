/** What the open data page and llms.txt list. */
import { askedOnce } from '#lib/asked-once.ts';
import { briefingFiles } from '#lib/briefing-files.ts';
import { briefingLabel } from '#lib/briefing-label.ts';
import { kindNames, kindOf, entryNames } from '#model/kinds.ts';
import type { EntryName } from '#model/kinds.ts';
import { wordingNote } from '#model/wording-words.ts';
import { schemaPath } from '#outputs/data/record.ts';
import { llmsText } from '#outputs/llms-text.ts';
import { hasPdfEngine } from '#outputs/print/pdf-engine.ts';
import { absolute, href, site } from '#site';
import { allIssues } from './briefings.ts';
import { itemsOfKind } from './catalogue.ts';
import { calendarLists } from './calendars.ts';
import { all } from './collections.ts';
import { fedKinds } from './feed.ts';
import { placesById } from './places.ts';

/** The newest few of a long list; the archive has them all. */
const LIMIT = 20;

/** Asked of the machine once: every page of an issue shows it. */
const printsPdf = askedOnce(() => hasPdfEngine(process.cwd()));

/** The other forms of a briefing; no PDF where the building machine cannot make one. */
export function formsOf(id: string) {
  const { print, pdf, docx, json } = briefingFiles(id);
  return [
    { label: '印刷版', href: href(print) },
    ...(printsPdf() ? [{ label: 'PDF', href: href(pdf) }] : []),
    { label: 'Word', href: href(docx) },
    { label: '数据（JSON）', href: href(json) },
  ];
}

export async function openData() {
  const counts = await Promise.all(
    kindNames.map(async (name) => ({
      label: kindOf(name).label,
      count: (await all(name)).length,
      schema: href(schemaPath(name)),
    })),
  );
  const feeds = [
    { label: '全站', path: '/' },
    ...(await fedKinds()).map((kind) => ({ label: kindOf(kind).label, path: `/${kind}/` })),
  ].map(({ label, path }) => ({
    label,
    forms: [
      ['RSS', `${path}feed.xml`],
      ['Atom', `${path}atom.xml`],
      ['JSON Feed', `${path}feed.json`],
    ].map(([name = '', to = '']) => ({ label: name, href: href(to) })),
  }));
  const issues = (await allIssues())
    .slice(0, LIMIT)
    .map((issue) => ({ label: briefingLabel(issue), forms: formsOf(issue.id) }));
  const places = [...(await placesById()).values()]
    .slice(0, 1)
    .map(({ id, name }) => ({ name, href: href(`/places/${id}/feed.xml`) }));
  return {
    counts: counts.filter(({ count }) => count > 0),
    feeds,
    issues,
    place: places[0],
    calendars: await calendarLists(),
  };
}

export async function llms(): Promise<string> {
  const stories = async (kind: EntryName) =>
    (await itemsOfKind(kind)).slice(0, LIMIT).map((item) => ({
      label: item.title,
      url: absolute(item.path),
      note: item.summary,
    }));
  const sections = entryNames.map(async (kind) => ({
    title: kindOf(kind).label,
    links: await stories(kind),
  }));
  const issues = (await allIssues()).slice(0, LIMIT);
  return llmsText(site.name, site.description ?? site.name, site.about ?? [], [
    {
      title: '全部内容',
      links: [
        { label: '开放数据', url: absolute('/open-data/'), note: '有哪些文件、格式是什么' },
        { label: '全部内容（ZIP）', url: absolute('/open-data/archive.zip'), note: 'JSON、CSV 和原文件' },
        { label: '站点地图', url: absolute('/sitemap.xml') },
      ],
    },
    {
      title: '简报（每期一个 JSON，含各篇正文）',
      links: issues.map((issue) => ({
        label: briefingLabel(issue),
        url: absolute(briefingFiles(issue.id).json),
        note: `${issue.articles.map((article) => article.titleLines.join('')).join('；')}。${wordingNote(issue.wording)}`,
      })),
    },
    ...(await Promise.all(sections)),
  ]);
}
