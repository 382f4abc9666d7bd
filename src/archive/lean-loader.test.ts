/** What the loader hands to Astro's store, and when it reads again in development. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CollectionName } from '#model/kinds.ts';
import { LeanLoaders } from './lean-loader.ts';
import { OFFICE_FOLDER, officeFolder } from './office-folder.ts';

const fixture = join(import.meta.dirname, '../../tests/fixtures/office');
/** What is public of the fixture's briefings. */
const BRIEFINGS = ['2020-001', '2020-002', '2021-004', '2021-005', '2021-zhutihuodong', '2022-001'];
const withoutSecond = BRIEFINGS.filter((id) => id !== '2020-002');

const NOW = new Date('2026-11-23T10:00:00+08:00');

interface Stored {
  readonly id: string;
  readonly data: Record<string, unknown>;
  readonly digest: string;
  readonly filePath: string;
  readonly deferredRender?: boolean;
}

let root = '';
let words = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loader-'));
  words = officeFolder(root);
  cpSync(fixture, words, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Astro as far as the loader knows it: a store, and a watcher whose events the test gives. */
function astro() {
  const stored = new Map<string, Stored>();
  const heard = new Map<string, (path: string) => void>();
  const said: string[] = [];
  const errors: string[] = [];
  const context = {
    config: { root: pathToFileURL(`${root}/`) },
    store: { clear: () => stored.clear(), set: (entry: Stored) => stored.set(entry.id, entry) },
    parseData: async ({ data }: { data: unknown }) => data,
    watcher: { on: (event: string, then: (path: string) => void) => heard.set(event, then) },
    logger: { info: (line: string) => said.push(line), error: (line: string) => errors.push(line) },
  } as unknown as LoaderContext;
  return { context, stored, heard, said, errors };
}

async function load(collection: CollectionName, now = NOW) {
  const made = astro();
  await new LeanLoaders(() => now).of(collection).load(made.context);
  return made;
}

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(words, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

/** What the changes of files that were just told have come to. */
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('the store', () => {
  it('gets fields, digest and path of each entry, and no text', async () => {
    const { stored } = await load('briefings');
    expect([...stored.keys()]).toEqual(BRIEFINGS);
    const entry = stored.get('2020-001');
    expect(entry).toMatchObject({ data: { issue: 1 }, filePath: `${OFFICE_FOLDER}/briefings/2020-001.md` });
    expect(entry?.digest).toMatch(/^[\w-]{16}$/);
    expect(JSON.stringify(entry)).not.toContain('先修好');
    expect(entry).not.toHaveProperty('deferredRender');
  });

  it('has the entries written with components compiled by Astro', async () => {
    expect((await load('cases')).stored.get('well')).toMatchObject({ deferredRender: true });
  });

  it('gets another digest when the words change, or a picture that they show', async () => {
    edit('briefings/2020-001.md', /$/, '\n![井](../pictures/老水井.png)\n');
    const digest = async () => (await load('briefings')).stored.get('2020-001')?.digest;
    const first = await digest();
    expect(await digest()).toBe(first);
    writeFileSync(join(words, 'pictures/老水井.png'), 'another picture');
    const second = await digest();
    expect(second).not.toBe(first);
    edit('briefings/2020-001.md', '先修好', '先管好');
    expect(await digest()).not.toBe(second);
  });

  it('gets the pictures that an entry shows, for Astro to import', async () => {
    const { stored } = await load('briefings');
    const at = `/${OFFICE_FOLDER}/pictures/老水井.png`;
    expect(stored.get('2020-002')?.data['pictures']).toEqual({ '老水井.png': at });
    expect(stored.get('2020-001')?.data).not.toHaveProperty('pictures');
  });

  it('gets nothing of an archive with a problem, which is named', async () => {
    edit('topics/water.yaml', 'summary', 'sumary');
    await expect(load('briefings')).rejects.toThrow('topics/water.yaml:2');
  });

  it('is without what is not public yet, and the log says what and when', async () => {
    edit('briefings/2020-002.md', '---\n', "---\npublishAt: '2026-11-24 08:00'\n");
    const { stored, said } = await load('briefings');
    expect([...stored.keys()]).toEqual(withoutSecond);
    expect(said.join('\n')).toContain('2026-11-24 08:00　briefings/2020-002.md');
    expect((await load('cases')).said).toEqual([]);
  });
});

describe('in development', () => {
  it.each(['change', 'add', 'unlink'])('the %s of a file of the collection shows at once', async (event) => {
    const { stored, heard } = await load('places');
    edit('places/yi.yaml', 'name: 乙镇', 'name: 丙镇');
    heard.get(event)?.(join(words, 'places/yi.yaml'));
    await settled();
    expect(stored.get('yi')?.data['name']).toBe('丙镇');
  });

  it('a file of another collection is none of its business', async () => {
    const { context, stored, heard } = await load('places');
    const clear = vi.spyOn(context.store, 'clear');
    heard.get('change')?.(join(words, 'topics/water.yaml'));
    await settled();
    expect(clear).not.toHaveBeenCalled();
    expect(stored.get('yi')?.data['name']).toBe('乙镇');
  });

  it('a broken file is named, and the last good page stays', async () => {
    const { stored, heard, errors } = await load('places');
    edit('places/yi.yaml', 'level: township', 'level: hamlet');
    heard.get('change')?.(join(words, 'places/yi.yaml'));
    await settled();
    expect(errors.join('\n')).toContain('places/yi.yaml:2');
    expect(stored.get('yi')?.data['level']).toBe('township');
  });

  it('an entry shows when its time comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: NOW });
    try {
      edit('briefings/2020-002.md', '---\n', "---\npublishAt: '2026-11-23 10:01'\n");
      const made = astro();
      await new LeanLoaders(() => new Date()).of('briefings').load(made.context);
      await vi.advanceTimersByTimeAsync(59_000);
      expect([...made.stored.keys()]).toEqual(withoutSecond);
      await vi.advanceTimersByTimeAsync(1_000);
      await settled();
      expect([...made.stored.keys()]).toEqual(BRIEFINGS);
    } finally {
      vi.useRealTimers();
    }
  });
});
