/** Looks at dist/ as verification of the showcase has built it. */
import { expect, it } from 'vitest';
import { loadSettings } from '#archive/settings-file.ts';
import { officeFolders } from '../../program/office.ts';
import { factsNotHeld, readFacts } from './facts.ts';

const { office, dist } = officeFolders(undefined);

it('holds to every fact that stands beside the words it was built from', async () => {
  expect(await factsNotHeld(readFacts(office), dist, loadSettings(office).base)).toEqual([]);
});
