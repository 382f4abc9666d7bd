/** The desk's pages are the same for every office; what is this one's own is handed to them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, send } from './office.ts';
import type { Office } from './office.ts';

let office: Office;
const pages = mkdtempSync(join(tmpdir(), 'desk-pages-'));
beforeAll(async () => {
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>编务台</title>');
  office = await openOffice({}, pages);
});
afterAll(async () => {
  await office.close();
  rmSync(pages, { recursive: true });
});

describe('the pages of the desk', () => {
  it('are handed the addresses of the office, before anybody signs in', async () => {
    expect((await send(office.port, '/admin/')).text).toContain('编务台');
    const { status, body } = await send(office.port, '/admin/office.json');
    expect(status).toBe(200);
    expect(body['site']).toEqual({ site: office.desk.site.site, base: '/' });
  });
});
