/** Builds the site of a folder into its `dist`; run by the builder in a process of its own. */
import { buildMoment } from '#archive/build-moment.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { buildSite } from '#publication/build-site.ts';

// A service may forbid others to read what it writes; a public site is for everyone.
process.umask(0o022);
const [, , site, skip] = process.argv;
const pagesUp = (pages: string) => void process.send?.({ pages });
const refused = (diagnostics: readonly Diagnostic[]) => void process.send?.({ refused: diagnostics });
const build = { now: buildMoment(), skipBroken: skip === '--skip-broken', pagesUp, refused };
if (site === undefined || !(await buildSite(site, build))) process.exitCode = 1;
