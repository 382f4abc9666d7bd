/**
 * Where the desk's pages lie. An installed program brings them along; a
 * checkout makes them of their sources and keeps them until a source changes.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('..', import.meta.url));

/** Where `npm pack` puts the pages. */
export const PACKED_PAGES = join(program, 'desk/pages');

/** The folders that the pages are made of. */
const folders = [
  'desk/app',
  'desk/import',
  'importer',
  'src/model',
  'src/lib',
  'src/archive',
  'src/components',
  'src/layouts',
  'src/styles',
  'checks',
];

function digest(): string {
  const found = folders.flatMap((folder) =>
    readdirSync(join(program, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  // What both sides of the desk share lies beside its folders.
  const shared = readdirSync(join(program, 'desk')).filter((name) => /(?<!\.test)\.ts$/.test(name));
  found.push(...shared.map((name) => join(program, 'desk', name)), join(program, 'package-lock.json'));
  const hash = createHash('sha256');
  for (const path of found.sort()) {
    hash
      .update(`${path.slice(program.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param cache a folder for the pages of a checkout, theirs alone.
 * @returns the folder with the pages; `admin` below it is what the desk's own server hands out.
 */
export async function deskPages(cache: string): Promise<string> {
  // The sources of the pages are no part of the package.
  if (!existsSync(join(program, 'desk/app/main.tsx'))) return PACKED_PAGES;
  const stamp = join(cache, 'built-from.txt');
  const wanted = digest();
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    const { buildPages } = await import('./build-pages.ts');
    await buildPages(cache);
    writeFileSync(stamp, wanted);
  }
  return cache;
}
