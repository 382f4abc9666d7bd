/** Browsers at the desk of a small office, for the desk's browser tests. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { newProject, openOffice } from '../desk/office.ts';
import type { Office, PersonName } from '../desk/office.ts';

/** Where `prepare-desk.ts` puts the desk's pages; a desk that is started here finds them there too. */
export const pagesFolder = join(import.meta.dirname, '../../.tmp/desk-pages');
export const deskFiles = join(pagesFolder, 'admin');

/** Opens an office with the desk's pages. */
export function openDeskOffice(): Promise<Office> {
  return openOffice({ office: newProject() }, deskFiles);
}

/** The same office after its server was stopped, at the same address. */
export async function reopenDeskOffice({ root, port }: Office): Promise<Office> {
  return openOffice({ office: root }, deskFiles, port);
}

const contexts = new Map<Office, BrowserContext[]>();

/** Closes the office and the browsers that are still open at it, which would otherwise ask on. */
export async function closeDeskOffice(office: Office): Promise<void> {
  await Promise.all((contexts.get(office) ?? []).map((context) => context.close()));
  contexts.delete(office);
  await office.close();
}

export const addressOf = (office: Office, hash = ''): string => `http://127.0.0.1:${office.port}/admin/${hash}`;

/** A browser of one person, signed in by cookie, with the desk open at `hash`. */
export async function deskAs(
  browser: Browser,
  office: Office,
  name: PersonName,
  hash = '#/collections/briefings',
  viewport = { width: 1280, height: 800 },
): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'America/Los_Angeles', viewport });
  contexts.set(office, [...(contexts.get(office) ?? []), context]);
  const { cookie } = await office.as(name);
  const [key = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name: key, value, url: `http://127.0.0.1:${office.port}` }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(addressOf(office, hash));
  await expect(page.locator('.desk-person')).toContainText(name);
  return page;
}

/** The toasts of Decap, by their words. */
export const toast = (page: Page, words: string | RegExp) => page.locator('.Toastify__toast', { hasText: words });

/** Saves, and waits for the checks and the server; the first checks of an office start a worker. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expectSaved(page);
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText('都保存了')).toBeVisible({ timeout: 60_000 });
}
