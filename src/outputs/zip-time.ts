/**
 * The time that files in a ZIP carry. A ZIP stores local time without its zone,
 * so the date is made of local parts and the bytes are the same everywhere.
 */
export const ZIP_TIME = new Date(1980, 0, 1, 0, 0, 0);
