/**
 * The whole archive as data in one ZIP: JSON, CSV and the schemas. Files are
 * produced while they are written, so that memory does not grow with the
 * archive, and in a fixed order at a fixed time, so that the same content gives
 * the same bytes.
 */
import type { Archive, Entry } from '#archive/entry.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import type { SiteUrls } from '#lib/urls.ts';
import { articleRows, articlesHead, BOM, csvTable } from './csv.ts';
import { jsonSchema, recordOf, summaryOf } from './record.ts';

/** A file of the ZIP; its parts are asked for when it is its turn. */
export interface ZipFile {
  readonly path: string;
  parts(): Iterable<string>;
}

/** The site that the archive is of. */
export interface ArchiveSite extends Pick<SiteUrls, 'absolute'> {
  readonly name: string;
  /** What a trial says of its words. */
  readonly trial?: string;
}

export function* archiveFiles(archive: Archive, site: ArchiveSite): Generator<ZipFile> {
  const { absolute, trial } = site;
  const filled = filledKinds(archive);
  yield { path: 'README.txt', parts: () => [readme(archive, site)] };
  for (const collection of filled) {
    yield { path: `schema/${collection}.json`, parts: () => [json(jsonSchema(collection, absolute))] };
  }
  for (const collection of filled) yield jsonFile(collection, archive[collection], site);
  for (const collection of filled) yield csvFile(collection, archive[collection], site);
  yield {
    path: 'csv/articles.csv',
    *parts() {
      yield BOM + articlesHead(trial);
      for (const entry of archive.briefings) yield articleRows(recordOf(entry, absolute, trial));
    },
  };
}

/** Of a kind that the office has nothing of, nothing is said. */
function filledKinds(archive: Archive): readonly CollectionName[] {
  return kindNames.filter((name) => archive[name].length > 0);
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function jsonFile<C extends CollectionName>(
  collection: C,
  entries: readonly Entry<C>[],
  { absolute, trial }: ArchiveSite,
): ZipFile {
  return {
    path: `json/${collection}.json`,
    *parts() {
      yield '[';
      for (const [at, entry] of entries.entries())
        yield `${at === 0 ? '' : ','}\n${JSON.stringify(recordOf(entry, absolute, trial))}`;
      yield '\n]\n';
    },
  };
}

function csvFile<C extends CollectionName>(
  collection: C,
  entries: readonly Entry<C>[],
  { absolute, trial }: ArchiveSite,
): ZipFile {
  const table = csvTable(collection, trial);
  return {
    path: `csv/${collection}.csv`,
    *parts() {
      yield BOM + table.head;
      for (const entry of entries) yield table.row(summaryOf(entry, absolute));
    },
  };
}

function readme(archive: Archive, { name: title, absolute, trial }: ArchiveSite): string {
  const counts = filledKinds(archive)
    .map((name) => `  ${kindOf(name).label}（${name}）：${archive[name].length}`)
    .join('\r\n');
  return [
    `${title}　全部内容`,
    absolute('/'),
    ...(trial === undefined ? [] : [trial]),
    '',
    'json/     每类内容一个文件，每条一行，格式见 schema/',
    'csv/      同样的内容，给表格软件用；articles.csv 一篇一行，带正文',
    'content/  网站的原文件，看文件名的结尾：.md 是 Markdown，.mdx 是 MDX，.yaml 是 YAML；还有设置、图记和图片',
    'schema/   JSON 的格式说明（JSON Schema 2020-12）',
    '',
    '条数：',
    counts,
    '',
    '要重新生成网站，先用 renda init 建一个单位的文件夹，再把 content/ 里的放进去（换掉同名的）。',
    '还没有公布的、图片里的拍摄信息、编务台的设置（谁能发布）不在这里。',
    '印刷件没有载明的项在这里也没有，没有补编。',
    '简报的“文字”（wording）一项：verbatim 是照录印发的原文，rewritten 是据原简报改写，没有这一项是未注明。',
    '',
  ].join('\r\n');
}
