/** The whole archive that a site gives away is an office: its site can be built again from it. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectArchive } from '#archive/archive.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { buildRoot } from '#program/build-root.ts';
import { buildSite } from '#publication/build-site.ts';
import { builtPages } from './built-site.ts';
import { secondOffice } from './second-office.ts';

const PICTURE = 'pictures/老水井-修好以后.jpg';
const HIDDEN = '<svg viewBox="0 0 24 24"><title>还不用的图</title><path d="M1 1h6"/></svg>\n';
const REMOTE = 'desk:\n  remote: https://git.example.test/mima/office.git\n';

describe('the originals in archive.zip', () => {
  const again = mkdtempSync(join(tmpdir(), '再 建-'));
  let root = '';
  const office = () => officeFolder(root);

  beforeAll(async () => {
    root = await secondOffice();
    const settings = join(office(), 'site.yaml');
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}${REMOTE}`);
    writeFileSync(join(office(), 'icons/not-yet.svg'), HIDDEN);
    mkdirSync(join(office(), 'public'), { recursive: true });
    writeFileSync(join(office(), 'public/logo.svg'), HIDDEN);
    expect(await buildSite(root)).toBe(true);
    const files = unzipSync(readFileSync(join(root, 'dist/open-data/archive.zip')));
    for (const [path, bytes] of Object.entries(files).filter(([name]) => name.startsWith('content/'))) {
      const file = join(again, path.slice('content/'.length));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  });
  afterAll(() => {
    rmSync(again, { recursive: true, force: true });
    rmSync(root, { recursive: true, force: true });
  });

  it('pass every check of an office', () => {
    const { diagnostics, whole } = inspectArchive(again, new Date());
    expect(diagnostics).toEqual([]);
    const words = (one: typeof whole) =>
      Object.values(one)
        .flat()
        .map(({ file, text }) => [file, text]);
    expect(words(whole)).toEqual(words(inspectArchive(office(), new Date()).archive));
  });

  it('are built to the same pages', async () => {
    const dist = join(again, 'dist');
    const site = buildRoot({ office: again, cache: join(again, '.renda/cache') });
    expect(await buildSite(site, { dist })).toBe(true);
    // A picture's name carries a digest of its bytes, which are not the camera's any more.
    const plain = (folder: string) =>
      builtPages(folder).map(({ path, html }) => [
        path,
        html.replace(/\/_astro\/[^" ,]+\.(?:webp|jpe?g|png)/g, 'picture'),
      ]);
    expect(plain(dist)).toEqual(plain(join(root, 'dist')));
    expect(existsSync(join(dist, 'logo.svg'))).toBe(true);
  });

  it('hold nothing that the site does not show', async () => {
    expect(readFileSync(join(again, 'site.yaml'), 'utf8')).not.toMatch(/desk|mima/);
    expect(existsSync(join(again, 'icons/jing.svg'))).toBe(true);
    expect(existsSync(join(again, 'icons/not-yet.svg'))).toBe(false);
    expect((await sharp(join(office(), PICTURE)).metadata()).exif).toBeDefined();
    expect((await sharp(join(again, PICTURE)).metadata()).exif).toBeUndefined();
  });
});
