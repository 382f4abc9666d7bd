/** Every row of the table of attacks and faults, on one office; docs/security.md lists them. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice } from '../desk/office.ts';
import type { Client, Office, PersonName } from '../desk/office.ts';
import { listing } from './listing.ts';
import { chapters } from './table.ts';

let office: Office;
const clients = new Map<PersonName, Client>();

beforeAll(async () => {
  office = await openOffice();
  for (const name of ['推甲', '审乙', '定丙', '管丁', '全戊'] as const) clients.set(name, await office.as(name));
});
afterAll(() => office.close());

function as(name: PersonName): Client {
  const client = clients.get(name);
  if (!client) throw new Error(`nobody is called ${name}`);
  return client;
}

describe.each(chapters)('$title', ({ rows }) => {
  it.each(rows)('$what', async ({ run }) => {
    await run({ office, as });
  });
});

it('has rows of a name each, which the page of attacks lists', () => {
  const names = chapters.flatMap(({ title, rows }) => rows.map(({ what }) => `${title} ${what}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(150);
  const page = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8');
  expect(page, 'node tests/attacks/write-page.ts writes it anew').toContain(listing(chapters));
});
