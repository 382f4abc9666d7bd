/**
 * A page that is taken again, and one that is rendered in bulk, has the bytes that Astro would give it; a site that
 * was made with what an earlier build left is the site that a build from nothing gives.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectArchive } from '#archive/archive.ts';
import { withBuildMoment } from '#archive/build-moment.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { settledStamp } from '#archive/office-stamp.ts';
import { renewalEnvironment } from '#archive/renewal.ts';
import { keepPublic, withSnapshot, writeSnapshot } from '#archive/snapshot.ts';
import { astroCommand } from '#program/program.mjs';
import { secondOffice } from './second-office.ts';

let root = '';
beforeAll(async () => {
  root = await secondOffice();
  addIssues(officeFolder(root));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Issues of every kind that the model knows, besides those of the fixtures. */
function addIssues(office: string): void {
  const first = readdirSync(join(office, 'briefings'));
  for (let copy = 1; copy <= 2; copy += 1) {
    for (const name of first) {
      const text = readFileSync(join(office, 'briefings', name), 'utf8');
      writeFileSync(join(office, 'briefings', name.replace('.md', `-c${copy}.md`)), text);
    }
  }
}

/** Every file of a site that Astro or a renewal writes, by path. */
function filesOf(site: string): Map<string, string> {
  const found = readdirSync(site, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return new Map(
    found
      .map((item) => join(item.parentPath, item.name))
      .map((file): [string, string] => [relative(site, file), readFileSync(file, 'latin1')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function run(script: readonly string[], env: NodeJS.ProcessEnv = {}): number | null {
  const { status, stderr, stdout } = spawnSync(process.execPath, script, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      DEV: undefined,
      PROD: undefined,
      SSR: undefined,
      MODE: undefined,
      NODE_ENV: 'production',
      ...env,
    },
  });
  if (status !== 0 && status !== 20) throw new Error(stderr + stdout.slice(-2000));
  return status;
}

const MOMENT = new Date('2026-06-01T00:00:00.000Z');

/** What a publication tells its steps. */
function publication(): NodeJS.ProcessEnv {
  const office = officeFolder(root);
  const snapshot = join(root, '.tmp/snapshot.jsonl');
  writeSnapshot(snapshot, settledStamp(office), keepPublic(office, inspectArchive(office, MOMENT)));
  return { ...withBuildMoment(MOMENT), ...withSnapshot(snapshot) };
}

const fresh = (name: string) => {
  rmSync(join(root, name), { recursive: true, force: true });
  return join(root, name);
};

function byAstroAlone(name: string): Map<string, string> {
  const config =
    "import own from './astro.config.mjs';\nown.integrations = own.integrations.flat().filter((one) => one.name !== 'kept-pages');\nexport default own;\n";
  writeFileSync(join(root, 'astro.alone.mjs'), config);
  const site = fresh(name);
  run([astroCommand(root), 'build', '--config', './astro.alone.mjs', '--outDir', site], publication());
  return filesOf(site);
}

function built(name: string): Map<string, string> {
  const site = fresh(name);
  run([astroCommand(root), 'build', '--outDir', site], publication());
  return filesOf(site);
}

function renewed(name: string): Map<string, string> | undefined {
  const site = fresh(name);
  const status = run([join(root, 'src/prerender/renew-site.ts'), site], { ...publication(), ...renewalEnvironment });
  return status === 0 ? filesOf(site) : undefined;
}

function expectSame(site: Map<string, string> | undefined, as: Map<string, string>): void {
  expect(site && [...site.keys()]).toEqual([...as.keys()]);
  for (const [file, bytes] of as) expect(site?.get(file) === bytes, file).toBe(true);
}

describe('the pages of a site', () => {
  it('are the bytes that Astro alone gives: rendered in bulk, taken again, and renewed', () => {
    const alone = byAstroAlone('alone');
    expect(alone.size).toBeGreaterThan(150);
    expectSame(built('bulk'), alone);
    expectSame(renewed('renewed'), alone);
    expectSame(built('before'), alone);
  });

  it('show what changed, came and went without a new program', () => {
    edit('briefings/2022-001.md', /\n\n([^\n<#|>-][^\n]*)\n*$/, '\n\n$1又改了一句。\n');
    edit('briefings/2022-002.md', /titleLines: \[[^\]]*\]/, 'titleLines: [改过的标题]');
    edit('places/jia.yaml', /name: .*/, 'name: 另一个县');
    edit('topics/water.yaml', /name: .*/, 'name: 吃水用水');
    edit('glossary/wangge.yaml', /summary: .*/, 'summary: 换了一句解释。');
    const briefings = join(officeFolder(root), 'briefings');
    copyFileSync(join(briefings, '2022-001.md'), join(briefings, '2022-009.md'));
    rmSync(join(briefings, '2020-002-c1.md'));
    const site = renewed('renewed');
    expectSame(site, byAstroAlone('alone'));
    const isAsBefore = (file: string) => site?.get(file) === readFileSync(join(root, 'before', file), 'latin1');
    expect(isAsBefore('print/2021-004/index.html')).toBe(true);
    expect(isAsBefore('print/2022-001/index.html')).toBe(false);
  });

  it('need another program where a story, a picture or a template changed', () => {
    for (const file of ['src/content/cases/well.mdx', 'src/content/pictures/lu-mian.png', 'src/lib/urls.ts']) {
      const before = readFileSync(join(root, file));
      appendFileSync(join(root, file), '\n');
      expect(renewed('renewed'), file).toBeUndefined();
      writeFileSync(join(root, file), before);
    }
    expect(renewed('renewed')).toBeDefined();
  });
});

function edit(file: string, from: RegExp, to: string): void {
  const path = join(officeFolder(root), file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed, file).not.toBe(text);
  writeFileSync(path, changed);
}
