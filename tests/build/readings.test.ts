/** A publication reads and checks its words once; Astro, the index and the files beside the pages take that reading over. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { READINGS } from '#archive/archive.ts';
import { root } from './built-site.ts';

const work = mkdtempSync(join(tmpdir(), 'readings-'));
const office = join(work, 'office');
const notes = join(work, 'notes.txt');
const hook = join(import.meta.dirname, 'note-readings.mjs');
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('the whole build of a site reads its words once', () => {
  cpSync(join(import.meta.dirname, '../fixtures/office'), office, { recursive: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/build.ts'), '--office', office, '--out', join(work, 'site')],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(hook).href}`, READINGS_NOTED_IN: notes },
    },
  );
  expect(status, stderr).toBe(0);
  expect(readFileSync(hook, 'utf8')).toContain(`'${READINGS}'`);
  expect(readFileSync(notes, 'utf8').trim().split('\n')).toHaveLength(1);
  for (const file of ['index.html', 'open-data/archive.zip', 'search-index']) {
    expect(existsSync(join(work, 'site', file)), file).toBe(true);
  }
});
