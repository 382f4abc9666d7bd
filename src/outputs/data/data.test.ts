import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { loadArchive } from '#archive/archive.ts';
import { kinds } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { textStream, writeZip } from '../write-zip.ts';
import { archiveFiles } from './archive-zip.ts';
import { articleRows, csvLine } from './csv.ts';
import { jsonSchema, recordOf, records } from './record.ts';
import { absolute } from '../../../tests/fixtures/addresses.ts';

const archive = loadArchive(fileURLToPath(new URL('../../../tests/fixtures/office/', import.meta.url)), new Date());
const collections = Object.keys(kinds) as CollectionName[];

describe('a record of the open data', () => {
  it.each(collections)('of %s follows the model and the published schema', (collection) => {
    const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(jsonSchema(collection, absolute));
    expect(archive[collection].length).toBeGreaterThan(0);
    for (const entry of archive[collection]) {
      const record = recordOf(entry, absolute);
      expect(records[collection].safeParse(record).error).toBeUndefined();
      const plain: unknown = JSON.parse(JSON.stringify(record));
      expect(validate(plain), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ ...(plain as object), made: 'up' })).toBe(false);
    }
  });

  it('carries the words of each article with the numbers under which they are cited', () => {
    const well = archive.briefings.find(({ id }) => id === '2020-001');
    const record = well && recordOf(well, absolute);
    expect(record?.url).toMatch(/\/briefings\/2020-001\/$/);
    expect(record?.articles[0]?.url).toBe(record?.url);
    expect(record?.articles[0]?.paragraphs).toEqual([
      { id: 'p1', text: '乙镇有3口老水井，每口井有1名代表照看，叫“看井人”。' },
      { id: 'p2', text: '先修好，再管好。' },
    ]);
    expect(record?.articles[0]?.markdown).toContain('## 一、先修后管');
  });

  it('is described in Chinese by its schema', () => {
    const { properties } = jsonSchema('briefings', absolute);
    expect(properties?.['issue']?.title).toBe('期号');
    expect(properties?.['articles']?.items?.properties?.['credit']?.title).toBe('供稿');
  });
});

describe('a line of CSV', () => {
  it('quotes what needs it', () => {
    expect(csvLine(['甲,乙', '他说"好"', '一\n二', 3, undefined])).toBe('"甲,乙","他说""好""","一\n二",3,\r\n');
  });

  it('keeps a text that looks like a formula a text', () => {
    expect(csvLine(['=1+1', '-甲', -1])).toBe('"\t=1+1","\t-甲",-1\r\n');
  });

  it('holds the words of an article', () => {
    const [first] = archive.briefings;
    expect(first && articleRows(recordOf(first, absolute))).toContain(
      '"乙镇有3口老水井，每口井有1名代表照看，叫“看井人”。\n先修好，再管好。"',
    );
  });
});

describe('the archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = async (name: string) => {
    const target = join(folder, name);
    await writeZip(
      target,
      [...archiveFiles(archive, { name: '人大代表在行动', absolute })].map(({ path, parts }) => ({
        path,
        open: () => textStream(parts()),
      })),
    );
    return readFileSync(target);
  };

  it('holds every entry as JSON and CSV', async () => {
    const files = unzipSync(await write('a.zip'));
    const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    for (const collection of collections) {
      const list = JSON.parse(read(`json/${collection}.json`)) as { id: string }[];
      const ids = archive[collection].map(({ id }) => id);
      expect(list.map(({ id }) => id)).toEqual(ids);
      const lines = read(`csv/${collection}.csv`).trim().split('\r\n').slice(1);
      expect(lines.map((line) => line.split(',', 1)[0])).toEqual(ids);
      expect(JSON.parse(read(`schema/${collection}.json`))).toHaveProperty('$schema');
    }
    // Excel reads UTF-8 only behind this mark.
    expect([...(files['csv/articles.csv']?.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    expect(read('csv/articles.csv')).toContain('简报编码,网址,标题,');
    expect(read('README.txt')).toContain(`简报（briefings）：${archive.briefings.length}`);
  });

  it('is the same to the byte when the content is', async () => {
    expect(Buffer.compare(await write('b.zip'), await write('c.zip'))).toBe(0);
  });
});
