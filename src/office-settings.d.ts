/** Put in by src/archive/settings-in-vite.ts. */
declare module 'virtual:office-settings' {
  export const settings: import('#model/site-settings.ts').SiteSettings;
}
