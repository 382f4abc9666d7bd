/** The forges' workflows and the watching script of docs/deploy.md: read as YAML, their commands run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { zonedTime } from '#model/moment.ts';
import { example } from './recipe.ts';

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly on: { readonly schedule?: readonly { readonly cron: string }[] };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

/** Every quarter of an hour. */
const CRON = '7,22,37,52 * * * *';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  // In the place of npm: a build that leaves one page.
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin/npm'),
    '#!/bin/sh\nmkdir -p dist/_astro && echo page > dist/index.html && echo css > dist/_astro/a.css\n',
  );
  chmodSync(join(folder, 'bin/npm'), 0o755);
  mkdirSync(join(folder, 'public'));
  writeFileSync(join(folder, 'public/of-the-project.txt'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string, env: Readonly<Record<string, string>> = {}) =>
  execFileSync('sh', ['-ec', script], {
    cwd: folder,
    env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`, ...env },
  });

describe('the workflows for pages', () => {
  it('leave the site, and nothing else, where GitLab takes it from', () => {
    const { pages } = parse(example('### GitLab Pages', 'yaml')) as {
      pages: { script: string[]; artifacts: { paths: string[] } };
    };
    run(pages.script.join('\n'));
    expect(pages.artifacts.paths).toEqual(['public']);
    expect(readdirSync(join(folder, 'public')).sort()).toEqual(['.nojekyll', '_astro', 'index.html']);
  });

  it('push the site as the one commit of the branch that Forgejo’s pages are read from, again and again', () => {
    const { on, jobs } = parse(example('### Forgejo Pages', 'yaml')) as Workflow;
    expect(on.schedule).toEqual([{ cron: CRON }]);
    const remote = join(folder, 'remote.git');
    execFileSync('git', ['init', '--quiet', '--bare', remote]);
    const publish = () => {
      rmSync(join(folder, 'dist'), { recursive: true, force: true });
      for (const { run: script, env } of jobs['pages']?.steps ?? []) {
        if (script !== undefined) run(script, env && { PAGES_REPOSITORY: remote });
      }
    };
    publish();
    publish();
    const git = (...args: string[]) => execFileSync('git', ['--git-dir', remote, ...args], { encoding: 'utf8' }).trim();
    expect(git('ls-tree', '-r', '--name-only', 'pages').split('\n').sort()).toEqual([
      '.nojekyll',
      '_astro/a.css',
      'index.html',
    ]);
    expect(git('rev-list', '--count', 'pages')).toBe('1');
  });

  it('build at set times on the office’s own forge too', () => {
    expect((parse(example('#### Forgejo', 'yaml')) as Workflow).on.schedule).toEqual([{ cron: CRON }]);
    expect(parse(example('#### GitLab', 'yaml'))).toHaveProperty('site.rules');
  });
});

describe('the script that watches a static host', () => {
  const watch = (next: string | null) => {
    writeFileSync(join(folder, 'health.json'), JSON.stringify({ builtAt: 'x', nextPublication: next }));
    writeFileSync(join(folder, 'watch.sh'), example('## 监控', 'sh'));
    const { status, stdout } = spawnSync('sh', [join(folder, 'watch.sh'), `file://${folder}/health.json`], {
      encoding: 'utf8',
    });
    return { status, stdout };
  };
  const minutesAgo = (minutes: number) => zonedTime(new Date(Date.now() - minutes * 60_000));

  it('says nothing while all is well, and names what is half an hour late', () => {
    expect(watch(null)).toEqual({ status: 0, stdout: '' });
    expect(watch(minutesAgo(-600))).toEqual({ status: 0, stdout: '' });
    expect(watch(minutesAgo(20))).toEqual({ status: 0, stdout: '' });
    const late = minutesAgo(40);
    expect(watch(late)).toEqual({ status: 1, stdout: expect.stringContaining(`应当在 ${late} 发布`) as string });
  });

  it('fails when the host does not answer', () => {
    writeFileSync(join(folder, 'watch.sh'), example('## 监控', 'sh'));
    expect(spawnSync('sh', [join(folder, 'watch.sh'), `file://${folder}/none.json`]).status).toBe(1);
  });
});
