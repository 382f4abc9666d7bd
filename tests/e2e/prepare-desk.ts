/** Builds the desk's pages once, before several workers would do so at the same time. */
import { deskPages } from '#desk/desk-pages.ts';
import { pagesFolder } from './desk-browser.ts';

export default async function prepare(): Promise<void> {
  await deskPages(pagesFolder);
}
