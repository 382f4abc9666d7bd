/**
 * The office's settings and the addresses of its site, for everything that is
 * drawn by a bundle: the build of a site, and the desk in the browser
 * (desk/app/handed.ts). What runs in Node gets them handed in, because one
 * process may build the sites of several offices.
 */
import { siteUrls } from '#lib/urls.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { settings, isTrial } from 'virtual:office-settings';

export { isTrial };
export const site: SiteSettings = settings;
export const { href, absolute, sourceHref } = siteUrls(site);
