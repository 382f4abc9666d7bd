import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fontSources, openFonts } from './fonts.ts';

const checkout = fileURLToPath(new URL('../../../', import.meta.url));
const names = fontSources.map((source) => basename(source));
const resolverOf = (root: string) => createRequire(join(root, 'package.json'));
let office = '';

function putFonts(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, name), '');
}

beforeEach(() => {
  office = mkdtempSync(join(tmpdir(), 'fonts-'));
});
afterEach(() => rmSync(office, { recursive: true, force: true }));

describe('the fonts of the printed sheet', () => {
  it('come from the packages of a checkout', () => {
    const found = openFonts(checkout, resolverOf(checkout));
    expect(found.map((path) => basename(path))).toEqual(names);
    for (const path of found) expect(path).toContain('@expo-google-fonts');
  });

  it('come from the program that an office installed, wherever in the office the site is built', () => {
    const fonts = join(office, 'node_modules/renda/fonts');
    putFonts(fonts);
    const root = join(office, '.renda/build');
    expect(openFonts(root, resolverOf(root))).toEqual(names.map((name) => join(fonts, name)));
  });

  it('come from the program itself where that is what builds', () => {
    putFonts(join(office, 'fonts'));
    expect(openFonts(office, resolverOf(office))).toEqual(names.map((name) => join(office, 'fonts', name)));
  });
});
