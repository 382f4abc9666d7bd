/** What of an office's settings the desk's pages are handed, by the desk's server or by the build of a site with a forge. */
import type { SiteSettings } from '#model/site-settings.ts';

export type OfficeAddresses = Pick<SiteSettings, 'site' | 'base'>;

export function addressesOf({ site, base }: OfficeAddresses): OfficeAddresses {
  return { site, base };
}
