/** What differs between two trees is what differs between the files that were written into them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GitStore } from './git.ts';

let dir: string;
let store: GitStore;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'trees-'));
  store = new GitStore(dir);
  await store.run(['init', '--bare', '--quiet', dir]);
});
afterAll(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

// A file and a folder of one name, and names that stand before and after the mark between them.
const names = ['a', 'a/b', 'a/c/d', 'a-b', 'a.md', 'a0', 'ab', 'b/a', 'b', '报/甲.md', '报'];
type Files = Readonly<Record<string, string>>;

/** No file may lie below another one. */
function possible(files: Files): boolean {
  const paths = Object.keys(files);
  return paths.every((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}
const files = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('一', '二')).filter(possible);

async function treeOf(given: Files): Promise<string> {
  const ids = await Promise.all(
    Object.entries(given).map(async ([path, words]) => [path, await store.writeBlob(words)]),
  );
  return store.writeTree(undefined, Object.fromEntries(ids) as Files);
}

it('names every path whose words differ, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(files, files, async (before, after) => {
      const found = await store.differences(await treeOf(before), await treeOf(after));
      const differing = names.filter((name) => before[name] !== after[name]);
      expect(found.map(({ path }) => path).sort()).toEqual(differing.sort());
      for (const { path, before: was, after: is } of found) {
        expect([was !== undefined, is !== undefined]).toEqual([path in before, path in after]);
      }
    }),
    { numRuns: 25 },
  );
});
