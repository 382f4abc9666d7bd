import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askAboutFolder, describeFolder } from '#desk/server/ask-folder.ts';
import type { FolderChange, FolderDecision } from '#desk/server/repository.ts';
import { readAccountsFile } from '#desk/server/accounts.ts';
import { deputyStory, newProject, openOffice, threeApprovers, WU } from './office.ts';
import type { Office } from './office.ts';

const PLACE = 'places/yi.yaml';
let root = '';
let remote = '';

function git(...args: string[]): string {
  const who = ['-c', 'user.name=开发者', '-c', 'user.email=dev@example.test'];
  return execFileSync('git', ['-C', root, ...who, ...args], { encoding: 'utf8' }).trim();
}

function commitAll(message: string): void {
  git('add', '.');
  git('commit', '--quiet', '-m', message);
}

beforeEach(() => {
  root = newProject();
  writeFileSync(join(root, '.gitignore'), '.desk/\n');
  remote = mkdtempSync(join(tmpdir(), 'remote-'));
  git('init', '--quiet', '--initial-branch=main');
  commitAll('开始');
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(remote, { recursive: true, force: true });
});

async function publishWu(office: Office): Promise<void> {
  const [tui, shen, ding] = await threeApprovers(office);
  await tui.save(WU, deputyStory());
  await tui.move('deputies/wu', 'pending_review');
  await shen.move('deputies/wu', 'pending_publish');
  expect((await ding.publish('deputies/wu')).status).toBe(200);
}

describe('the desk and the project', () => {
  it('hand on what is published without touching the checkout, and join again', async () => {
    const office = await openOffice({ office: root, settings: { remote } });
    const head = git('rev-parse', 'HEAD');
    await publishWu(office);
    await office.stop();
    expect(git('rev-parse', 'HEAD')).toBe(head);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('show', `desk:${WU}`)).toContain('吴某照看老水井。');
    const pushed = execFileSync('git', ['-C', remote, 'log', '--format=%an', `${head}..main`], { encoding: 'utf8' });
    // Who decided, and none of the saves on the way there.
    expect(pushed.trim().split('\n')).toEqual(['定丙']);

    writeFileSync(join(root, PLACE), `${readFileSync(join(root, PLACE), 'utf8')}# 开发者加的一行\n`);
    commitAll('加一行');
    const asked: FolderChange[] = [];
    const again = await openOffice({
      office: root,
      decideFolder: async (changes) => {
        asked.push(...changes);
        return 'take';
      },
    });
    // What the desk published itself is not asked about.
    expect(asked).toEqual([{ path: PLACE, kind: 'changed' }]);
    const { store } = again.desk.flow;
    const oid = await store.oidAt('refs/heads/main', PLACE);
    expect(String(await store.blob(oid ?? ''))).toContain('开发者加的一行');
    expect(await store.oidAt('refs/heads/main', WU)).toBeDefined();
    await again.stop();
  });

  it('say when both changed the same lines, and lose neither', async () => {
    const office = await openOffice({ office: root });
    await publishWu(office);
    await office.stop();
    writeFileSync(join(root, WU), deputyStory('开发者写的吴某。'));
    commitAll('也写吴某');
    const said: string[] = [];
    const again = await openOffice({
      ...{ office: root, say: (sentence: string) => said.push(sentence) },
      decideFolder: async () => 'take',
    });
    expect(said).toEqual([`开发者的改动和编务台的内容有冲突，没有并入：${WU}。请开发者先合并分支 desk。`]);
    expect(await (await again.as('推甲')).published(WU)).toContain('吴某照看老水井。');
    await again.stop();
  });

  it('say what could not be pushed, and publish all the same', async () => {
    const said: string[] = [];
    const settings = { remote: join(remote, 'nowhere') };
    const office = await openOffice({ office: root, settings, say: (sentence) => said.push(sentence) });
    await publishWu(office);
    await office.stop();
    expect(said.join('\n')).toContain(`没有推送到远程仓库（${settings.remote}）`);
    expect(git('show', `desk:${WU}`)).toContain('吴某照看老水井。');
  });

  it('are kept apart in a demonstration', async () => {
    const office = await openOffice({ office: root, passOn: false });
    await publishWu(office);
    await office.stop();
    expect(git('branch', '--list', 'desk')).toBe('');
  });
});

describe('a folder that is not under git and was unpacked over', () => {
  const SAMPLE = 'brands/sample.mdx';
  const SETTINGS = 'site.yaml';
  const REMOVED = 'glossary/lao-jing.yaml';

  /** Runs an office on `root` for as long as `look` takes. */
  async function open(decision: FolderDecision | undefined, look: (office: Office) => Promise<void>) {
    const asked: FolderChange[][] = [];
    const decideFolder = async (changes: readonly FolderChange[]) => {
      asked.push([...changes]);
      return decision ?? 'later';
    };
    const office = await openOffice({ office: root, ...(decision && { decideFolder }) });
    await look(office);
    await office.stop();
    return asked;
  }
  const held = async ({ desk: { flow } }: Office, path: string) => {
    const oid = await flow.store.oidAt('refs/heads/main', path);
    return oid === undefined ? undefined : String(await flow.store.blob(oid));
  };
  const asPublished = async (office: Office) => {
    expect(await held(office, SAMPLE)).toBeUndefined();
    expect(await held(office, SETTINGS)).not.toContain('示例单位');
    expect(await held(office, REMOVED)).toBeDefined();
  };

  beforeEach(async () => {
    rmSync(join(root, '.git'), { recursive: true });
    await open('later', async () => undefined);
    writeFileSync(join(root, SAMPLE), '---\nname: 示例\n---\n');
    writeFileSync(join(root, SETTINGS), `${readFileSync(join(root, SETTINGS), 'utf8')}slogan: 示例单位的口号\n`);
    rmSync(join(root, REMOVED));
  });

  it('publishes none of it unasked, and names each file when it asks', async () => {
    await open(undefined, asPublished);
    expect(await open('later', asPublished)).toEqual([
      [
        { path: SAMPLE, kind: 'added' },
        { path: REMOVED, kind: 'removed' },
        { path: SETTINGS, kind: 'changed' },
      ],
    ]);
  });

  it('forgets what was turned down, and asks about later changes only', async () => {
    expect(await open('drop', asPublished)).toHaveLength(1);
    expect(await open('take', asPublished)).toEqual([]);
    writeFileSync(join(root, PLACE), `${readFileSync(join(root, PLACE), 'utf8')}# 加的一行\n`);
    const asked = await open('take', async (office) => {
      await asPublished(office);
      expect(await held(office, PLACE)).toContain('# 加的一行');
    });
    expect(asked).toEqual([[{ path: PLACE, kind: 'changed' }]]);
  });

  it('takes what somebody says is meant', async () => {
    await open('take', async (office) => {
      expect(await held(office, SAMPLE)).toContain('示例');
      expect(await held(office, SETTINGS)).toContain('示例单位');
      expect(await held(office, REMOVED)).toBeUndefined();
    });
  });

  it('is described for whoever has to decide', () => {
    const many = Array.from({ length: 42 }, (_, index) => ({ path: `brands/${index}.mdx`, kind: 'added' }) as const);
    const text = describeFolder(many);
    expect(text).toContain('有42个文件');
    expect(text).toContain('　新增　brands/0.mdx');
    expect(text).toContain('还有2个文件');
    expect(() => askAboutFolder('yes')).toThrow('--folder 只能写 take（并入）或 drop（不要）');
  });
});

describe('the events', () => {
  it('tell an editor of the publication and of the build, stage by stage', async () => {
    const office = await openOffice({ office: root });
    const client = await office.as('推甲');
    const heard: string[] = [];
    const listening = request(
      { host: '127.0.0.1', port: office.port, path: '/desk/api/events', headers: { Cookie: client.cookie } },
      (response) => {
        expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
        response.on('data', (data: Buffer) => heard.push(data.toString()));
      },
    );
    listening.on('error', () => undefined);
    listening.end();
    await publishWu(office);
    await expect.poll(() => heard.join(''), { timeout: 60_000 }).toContain('"state":"done"');
    await office.stop();
    const types = heard
      .join('')
      .match(/^event: \w+$|"state":"\w+"|"stage":"[^"]+"/gm)
      ?.filter((type) => type !== 'event: draft');
    expect(types).toEqual([
      'event: published',
      ...['event: build', '"state":"running"', '"stage":"正在检查内容"'],
      ...['event: build', '"state":"running"', '"stage":"生成网页"'],
      ...['event: build', '"state":"done"'],
    ]);
  });
});

describe('an accounts file', () => {
  it('is read with its Chinese words', () => {
    expect(readAccountsFile('- 姓名: 王某\n  单位: 甲镇人大\n  角色: [推, 管理]\n  密码: abcdefgh\n')).toEqual([
      { name: '王某', office: '甲镇人大', roles: ['recommend', 'manage'], password: 'abcdefgh' },
    ]);
  });

  it.each([
    ['- 姓名: 王 某\n  单位: 甲\n  角色: [推]\n  密码: abcdefgh\n', '「姓名」用汉字、字母或数字'],
    ['- 姓名: 王某\n  单位: 甲\n  角色: [看]\n  密码: abcdefgh\n', '「角色」只能是：推、审、定、管理。'],
    ['- 姓名: 王某\n  单位: 甲\n  角色: [推]\n  密码: abc\n', '密码至少8位。'],
    ['- 姓名: 王某\n', '账号要有「单位」'],
    ['', '账号文件'],
  ])('that is wrong is refused with what to write: %s', (text, words) => {
    expect(() => readAccountsFile(text)).toThrow(words);
  });

  it('leaves no password behind, and an account that is removed is out at once', async () => {
    const office = await openOffice({ office: root });
    const client = await office.as('推甲');
    const kept = readFileSync(join(root, '.desk/accounts.json'), 'utf8');
    expect(kept).toContain('$argon2id$');
    expect(kept).not.toContain('xiaojing');
    expect(office.desk.accounts.remove('推甲')).toBe(true);
    expect((await client.send('/desk/api/session')).status).toBe(401);
    await office.stop();
  });
});
