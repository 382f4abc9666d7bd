/** Looks at dist/ as verification of the showcase has built it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadSettings } from '#archive/settings-file.ts';
import { kindNames } from '#model/kinds.ts';
import { officeFolders } from '#program/office.ts';
import { builtPages } from '../build/built-site.ts';
import { factsNotHeld, readFacts } from './facts.ts';

const { office, dist } = officeFolders(undefined);

it('holds to every fact that stands beside the words it was built from', async () => {
  expect(await factsNotHeld(readFacts(office), dist, loadSettings(office).base)).toEqual([]);
});

it('says nothing of a kind that the office has nothing of', () => {
  const absent = kindNames.filter((name) => !existsSync(join(office, name)));
  for (const { path, html } of builtPages(dist)) {
    expect(absent.filter((name) => path.includes(`/${name}/`) || html.includes(`/${name}/`))).toEqual([]);
  }
});
