/** Builds the site of a folder into its `dist`; run by the builder in a process of its own. */
import { buildSite } from '../../scripts/build-site.ts';

const [, , site] = process.argv;
if (site === undefined || !(await buildSite(site))) process.exitCode = 1;
