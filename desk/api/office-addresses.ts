/** What of an office's settings the desk's pages are handed, by the desk's server or by the build of a site with a forge. */
import type { SiteAddress } from '#lib/urls.ts';

export type OfficeAddresses = SiteAddress;

export function addressesOf({ site, base, indexInLinks }: OfficeAddresses): OfficeAddresses {
  return { site, base, ...(indexInLinks !== undefined && { indexInLinks }) };
}
