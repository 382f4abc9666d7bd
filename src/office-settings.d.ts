/** Put in by src/archive/settings-in-vite.ts. */
declare module 'virtual:office-settings' {
  import type { SiteSettings } from '#model/site-settings.ts';

  export const settings: SiteSettings;
  /** Whether every page says that its words are invented. */
  export const isTrial: boolean;
}
