/** Everything that is edited at the desk: the kinds of content, and the site's settings. */
import type { EditableName } from './desk-settings.ts';
import { kindOf, kinds } from './kinds.ts';
import { SITE_FILE, siteSettings } from './site-settings.ts';

export type { EditableName };

export const editable = { ...kinds, settings: siteSettings } as const;

export function isEditable(name: string): name is EditableName {
  return Object.hasOwn(editable, name);
}

/** The settings are one entry; this is what drafts and addresses of the desk call it. */
export const SETTINGS_SLUG = 'site';

/** The file of an entry, in the office's folder. */
export function fileOf(collection: EditableName, slug: string): string {
  return collection === 'settings' ? SITE_FILE : `${collection}/${slug}${kindOf(collection).extension}`;
}
