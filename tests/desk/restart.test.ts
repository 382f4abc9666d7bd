/** A desk that starts again: what its builds remembered is of use, what they left half done is not. */
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newProject, openOffice, send } from './office.ts';
import type { Office } from './office.ts';

const slowBuild = join(import.meta.dirname, 'slow-build.ts');
const WATER = 'topics/water.yaml';

let root = '';
let office: Office | undefined;
beforeEach(() => {
  root = newProject();
});
afterEach(async () => {
  rmSync(join(root, 'hold'), { force: true });
  await office?.stop();
  office = undefined;
  rmSync(root, { recursive: true, force: true });
});

async function start(): Promise<Office> {
  office = await openOffice({ office: root, buildScript: slowBuild, decideFolder: async () => 'take' });
  return office;
}

async function stop(): Promise<void> {
  await office?.stop();
  office = undefined;
}

/** Builds what is published. @returns the front page. */
async function shownBy({ desk, port }: Office): Promise<string> {
  await desk.builder.request();
  return (await send(port, '/')).text;
}

/** Somebody changes a file of the office while no desk is open. */
function change(): void {
  appendFileSync(join(root, WATER), '# 改过\n');
}

const diary = (): string[] => readFileSync(join(root, 'diary.txt'), 'utf8').trim().split('\n');

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** Starts a server on the folder whose build does not go on, and kills it once the build has begun. */
async function killWhileBuilding(how: 'wait' | 'busy'): Promise<void> {
  writeFileSync(join(root, 'hold'), how);
  const server = spawn(process.execPath, [join(import.meta.dirname, 'killed-office.ts'), root, 'never', slowBuild], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const dead = new Promise((resolve) => server.on('exit', resolve));
  while (!existsSync(join(root, 'diary.txt'))) await moment();
  server.kill('SIGKILL');
  await dead;
}

describe('a desk that starts again', () => {
  it('shows the last good site at once, and builds nothing when nothing changed', async () => {
    await shownBy(await start());
    await stop();
    writeFileSync(join(root, 'hold'), 'wait');
    const { desk, port } = await start();
    expect((await send(port, '/')).text).toContain('以前生成过0次');
    await desk.builder.request();
    expect(diary().filter((line) => line.startsWith('began'))).toHaveLength(1);
    // The words that the tools of this machine read are still there.
    expect(readFileSync(join(desk.builder.folder, 'src/content', WATER), 'utf8')).toContain('name:');
  });

  it('goes on with what its builds remembered', async () => {
    await shownBy(await start());
    await stop();
    change();
    expect(await shownBy(await start())).toContain('以前生成过1次');
  });

  it('throws away what other programs built with', async () => {
    const other = join(root, '.desk/build/0a1b2c3d');
    mkdirSync(other, { recursive: true });
    const { desk } = await start();
    await desk.builder.request();
    expect(readdirSync(join(root, '.desk/build'))).toEqual([desk.builder.folder.split(/[/\\]/).at(-1)]);
  });

  it('lays out anew a program that was laid out half', async () => {
    const { desk } = await start();
    await desk.builder.request();
    await stop();
    rmSync(join(desk.builder.folder, 'laid-from.txt'));
    rmSync(join(desk.builder.folder, 'src/pages'), { recursive: true });
    change();
    expect(await shownBy(await start())).toContain('以前生成过0次');
    expect(existsSync(join(desk.builder.folder, 'src/pages'))).toBe(true);
  });

  it('trusts nothing that a failed build left but set pages', async () => {
    const { desk } = await start();
    await desk.builder.request();
    await stop();
    appendFileSync(join(root, WATER), '# 让生成失败\n');
    expect(await shownBy(await start())).toContain('以前生成过0次');
    await stop();
    writeFileSync(join(root, WATER), readFileSync(join(root, WATER), 'utf8').replace('让生成失败', '好了'));
    writeFileSync(join(desk.builder.folder, '.tmp/print/old.txt'), '');
    const page = await shownBy(await start());
    expect(page).toContain('好了');
    expect(page).toContain('以前生成过0次');
    expect(existsSync(join(desk.builder.folder, '.tmp/print/old.txt'))).toBe(true);
  });
});

describe('a build whose server is killed', () => {
  it('ends with it, and what it left is not trusted', async () => {
    await shownBy(await start());
    await stop();
    rmSync(join(root, 'diary.txt'));
    change();
    await killWhileBuilding('wait');
    // Nothing but the end of its server lets it go on.
    while (diary().length < 2) await moment();
    rmSync(join(root, 'hold'));
    const { desk, port } = await start();
    expect((await send(port, '/')).text).not.toContain('# 改过');
    await desk.builder.request();
    const page = (await send(port, '/')).text;
    expect(page).toContain('# 改过');
    expect(page).toContain('以前生成过0次');
    const [first = '', second = ''] = diary();
    expect(second).toBe(first.replace('began', 'ended'));
  });

  it('is waited for while it cannot hear of it', async () => {
    change();
    await killWhileBuilding('busy');
    const { desk, port } = await start();
    desk.events.hear((event) => {
      if (event.type === 'build' && event.state === 'running' && event.stage === '等上一次的生成结束') {
        rmSync(join(root, 'hold'));
      }
    });
    await desk.builder.request();
    expect((await send(port, '/')).text).toContain('以前生成过0次');
    const lines = diary();
    const [first = ''] = lines;
    const next = lines.findIndex((line) => line.startsWith('began') && line !== first);
    expect(next).toBeGreaterThan(lines.indexOf(first.replace('began', 'ended')));
    expect(lines).toContain(first.replace('began', 'ended'));
  });
});
