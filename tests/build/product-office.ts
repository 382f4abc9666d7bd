/**
 * The invented office as the tests of the product look at it: built as any
 * office is, out of the checkout, at the root of its host. What stands already
 * for the very same words and program is not built again.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITE_FILE } from '#model/site-settings.ts';
import { buildRoot } from '../../program/build-root.ts';
import { buildSite } from '../../publication/build-site.ts';
import { PROGRAM, programDigest } from '../../program/program.mjs';
import { dist, office, root } from './built-site.ts';

export const fixture = join(root, 'tests/fixtures/office');
const stamp = join(root, '.tmp/product/built.txt');

/** What the site is made of, as one line. */
function digest(): string {
  const hash = createHash('sha256').update(programDigest(PROGRAM));
  for (const path of readdirSync(fixture, { recursive: true, encoding: 'utf8' }).sort()) {
    if (statSync(join(fixture, path)).isFile()) hash.update(`${path}\0`).update(readFileSync(join(fixture, path)));
  }
  return hash.digest('hex');
}

/** @throws Error when the office does not build; what is wrong has been said. */
export async function buildProductOffice(): Promise<void> {
  const made = digest();
  if (existsSync(stamp) && existsSync(dist) && readFileSync(stamp, 'utf8') === made) return;
  rmSync(stamp, { force: true });
  rmSync(office, { recursive: true, force: true });
  cpSync(fixture, office, { recursive: true });
  const settings = join(office, SITE_FILE);
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('base: /jia/', 'base: /'));
  const site = buildRoot({ office, cache: join(root, '.tmp/product/cache') });
  if (!(await buildSite(site, { dist, office }))) throw new Error('the invented office does not build');
  writeFileSync(stamp, made);
}
