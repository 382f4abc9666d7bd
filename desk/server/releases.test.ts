import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Releases } from './releases.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '网站 '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes over a site that says its own name. */
function adopt(releases: Releases, name: string): void {
  const built = join(folder, 'build');
  mkdirSync(built, { recursive: true });
  writeFileSync(join(built, 'index.html'), name);
  releases.adopt(built, name);
}

const shown = (releases: Releases) => readFileSync(join(releases.folder() ?? '', 'index.html'), 'utf8');

const kinds: readonly (readonly [string, boolean])[] = [
  ['with links', true],
  ['where nobody may make links', false],
];

describe.each(kinds.filter(([, links]) => !links || process.platform !== 'win32'))(
  'the built sites, %s',
  (_, links) => {
    const open = () => new Releases(join(folder, 'site'), () => undefined, links);

    it('show the one taken over last, also after a restart', () => {
      const releases = open();
      expect(releases.current()).toBeUndefined();
      for (const name of ['one', 'two']) adopt(releases, name);
      expect([releases.current(), shown(releases)]).toEqual(['two', 'two']);
      expect(open().current()).toBe('two');
    });

    it('keep the three newest and what names the one shown', () => {
      const releases = open();
      for (const name of ['one', 'two', 'three', 'four']) adopt(releases, name);
      expect(readdirSync(join(folder, 'site')).sort()).toEqual(
        [links ? 'current' : 'current.txt', 'four', 'three', 'two'].sort(),
      );
      expect(
        readdirSync(join(folder, 'site')).some((name) => lstatSync(join(folder, 'site', name)).isSymbolicLink()),
      ).toBe(links);
    });

    it('show the last one while the next is not taken over', () => {
      adopt(open(), 'one');
      const dying = new Releases(
        join(folder, 'site'),
        (name) => {
          if (name === 'release:moved') throw new Error('killed');
        },
        links,
      );
      expect(() => adopt(dying, 'two')).toThrow('killed');
      expect(shown(open())).toBe('one');
    });
  },
);
