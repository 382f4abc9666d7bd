import { expect, it, vi } from 'vitest';
import { refusalOf, speaking } from './forge-trouble.ts';
import type { Backend } from './forge-trouble.ts';

const answered = (status: number) => Object.assign(new Error('Does not have enough approvals'), { status });

class Refusing {
  [name: string]: unknown;
  readonly words = 'kept';
  persistEntry = () => Promise.resolve(this.words);
  publishUnpublishedEntry = () => Promise.reject(answered(405));
}

it('says in Chinese what the forge refused, and leaves what it did alone', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const backend = new (speaking(Refusing))({}) as Backend & Refusing;
  expect(await backend.persistEntry()).toBe('kept');
  await expect(backend.publishUnpublishedEntry()).rejects.toMatchObject({
    ...{ status: 405, message: expect.stringContaining('待合并的稿子和检查结果') as string },
  });
});

it('tells why a picture is not taken by itself, and when to sign in again', () => {
  expect(refusalOf('persistMedia', answered(403))).toContain('在正文里插入图片');
  expect(refusalOf('persistEntry', answered(401))).toContain('重新登录');
  expect(refusalOf('publishUnpublishedEntry', new Error('Please try again later'))).toContain('过几秒再试');
  const gone = new Error('content is not under editorial workflow');
  expect(refusalOf('updateUnpublishedEntryStatus', gone)).toContain('别人可能已经发布');
  expect(refusalOf('persistEntry', new TypeError('Failed to fetch'))).toContain('连不上代码平台');
});
