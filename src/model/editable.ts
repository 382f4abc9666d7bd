/** Everything that is edited at the desk: the kinds of content, and the site's settings. */
import { concepts } from './concepts.ts';
import type { EditableName } from './field.ts';
import { SITE_FILE, siteSettings } from './site-settings.ts';

export const editable = { ...concepts, settings: siteSettings } as const;

export function isEditable(name: string): name is EditableName {
  return Object.hasOwn(editable, name);
}

/** The settings are one entry; this is what drafts and addresses of the desk call it. */
export const SETTINGS_SLUG = 'site';

/** The file of an entry, in the office's folder. */
export function fileOf(collection: EditableName, slug: string): string {
  return collection === 'settings' ? SITE_FILE : `${collection}/${slug}${editable[collection].extension}`;
}
