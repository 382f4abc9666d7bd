/** Where the reader's browser remembers how pages are to look. */
export const DISPLAY_KEY = 'display';
