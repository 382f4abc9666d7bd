/** What the desk's page is handed when it opens: it is built once, and the office is data. */
import { siteUrls } from '#lib/urls.ts';
import type { OfficeAddresses } from '../api/office-addresses.ts';
import { DeskError } from './api-client.ts';

/** The settings as the code that is shared with the site's pages reads them; known when the office has been read. */
export const site: OfficeAddresses = { site: '', base: '/' };
export const { href, absolute, sourceHref } = siteUrls(site);

/** `office.json` beside the page. */
export interface HandedOffice {
  readonly site: Readonly<OfficeAddresses>;
}

export async function readHanded(file: string): Promise<unknown> {
  const response = await fetch(`./${file}`);
  if (!response.ok) throw new DeskError(response.status, `编务台缺少文件 ${file}，请管理员重新生成网站。`);
  return response.json();
}

/** Reads the configuration of Decap and the office, whose addresses hold from then on. */
export async function readOffice<Office extends HandedOffice>(): Promise<{ config: unknown; office: Office }> {
  const [config, office] = await Promise.all([readHanded('config.json'), readHanded('office.json') as Promise<Office>]);
  Object.assign(site, office.site);
  return { config, office };
}
