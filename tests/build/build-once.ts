/** The build tests look at one build of the real site. */
import { buildSite } from '#publication/build-site.ts';
import { root } from './built-site.ts';

export default async function setup(): Promise<void> {
  if (!(await buildSite(root))) throw new Error('the site does not build');
}
