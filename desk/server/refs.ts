/** What the desk's branches are called. */
export const MAIN = 'refs/heads/main';
export const DRAFTS = 'refs/heads/cms/';
export const DISCARDED = 'refs/desk/discarded/';
/** The record of what was done to several drafts at once, by the name of the batch. */
export const BATCHES = 'refs/desk/batches/';
