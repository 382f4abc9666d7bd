import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArchive } from '#archive/archive.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { writePrintFiles } from './print-files.ts';
import { absolute } from '../../../tests/fixtures/addresses.ts';

const fixture = fileURLToPath(new URL('../../../tests/fixtures/office/', import.meta.url));
const archive = loadArchive(fixture, new Date());
/** Two issues of it, the second with a picture. */
const office = { ...archive, briefings: archive.briefings.filter(({ id }) => id.startsWith('2020-')) };
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'print-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the print files of a site', () => {
  it('are made in shares until all are there, and only once', async () => {
    // A project without packages, so without Typst: Word files only.
    writeFileSync(join(root, 'package.json'), '{}');
    cpSync(fixture, officeFolder(root), { recursive: true });
    const site = join(root, 'site');
    expect(office.briefings).toHaveLength(2);
    expect(await writePrintFiles(root, site, office, { absolute, share: 1 })).toBe(false);
    expect(existsSync(join(site, 'briefings/2020-001/2020-001.docx'))).toBe(true);
    expect(existsSync(join(site, 'briefings/2020-002/2020-002.docx'))).toBe(false);
    const first = statSync(join(site, 'briefings/2020-001/2020-001.docx')).ino;
    expect(await writePrintFiles(root, site, office, { absolute, share: 3 })).toBe(true);
    expect(existsSync(join(site, 'briefings/2020-002/2020-002.docx'))).toBe(true);
    expect(statSync(join(site, 'briefings/2020-001/2020-001.docx')).ino).toBe(first);
    expect(existsSync(join(site, 'briefings/2020-001/2020-001.pdf'))).toBe(false);
    expect(Object.keys(unzipSync(readFileSync(join(site, 'briefings/2020-002/2020-002.docx'))))).toContainEqual(
      expect.stringMatching(/^word\/media\/.*\.jpg$/),
    );
    expect(readFileSync(join(site, 'pictures/老水井-png.jpg')).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  });
});
