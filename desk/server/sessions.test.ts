/** Who is signed in, and for how long. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sessions } from './sessions.ts';

const HOUR = 3_600_000;
let folder = '';
let file = '';
let now = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sessions-'));
  file = join(folder, 'sessions.json');
  now = Date.parse('2026-11-23T10:00:00+08:00');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sessions = (secure = false) => new Sessions(file, secure, () => new Date(now));
/** The cookie that a browser would send back. */
const cookieOf = (header: string) => header.split(';', 1)[0] ?? '';

describe('a session', () => {
  it('is found by its cookie, whatever other cookies there are', () => {
    const all = sessions();
    const cookie = cookieOf(all.open('推甲'));
    expect(all.find(cookie)?.name).toBe('推甲');
    expect(all.find(`theme=dark; ${cookie}; other=1`)?.name).toBe('推甲');
  });

  it.each([
    ['no cookie', undefined],
    ['an empty header', ''],
    ['a cookie of another name', 'other=1'],
    ['a token that was never given', 'desk=abc'],
    ['a token with nothing in it', 'desk='],
  ])('is not found by %s', (_what, cookies) => {
    const all = sessions();
    all.open('推甲');
    expect(all.find(cookies)).toBeUndefined();
  });

  it.each([
    ['at once', 0, true],
    ['after eleven hours', 11 * HOUR, true],
    ['at the last moment of the twelfth hour', 12 * HOUR, true],
    ['a moment later', 12 * HOUR + 1, false],
    ['on the next day', 24 * HOUR, false],
  ])('lets somebody in %s: %s', (_when, later, lets) => {
    const all = sessions();
    const cookie = cookieOf(all.open('推甲'));
    now += later;
    expect(all.find(cookie) !== undefined).toBe(lets);
    // Whoever starts the desk anew finds the same.
    expect(sessions().find(cookie) !== undefined).toBe(lets);
  });

  it('survives a restart, and the file holds no token', () => {
    const cookie = cookieOf(sessions().open('推甲'));
    expect(sessions().find(cookie)?.name).toBe('推甲');
    expect(readFileSync(file, 'utf8')).not.toContain(cookie.slice('desk='.length));
  });

  it('ends for its owner alone when it is closed, and stays closed after a restart', () => {
    const all = sessions();
    const [tui, shen] = [cookieOf(all.open('推甲')), cookieOf(all.open('审乙'))];
    all.close(all.find(tui));
    for (const desk of [all, sessions()]) {
      expect(desk.find(tui)).toBeUndefined();
      expect(desk.find(shen)?.name).toBe('审乙');
    }
  });

  it('has a token of its own at every sign-in', () => {
    const all = sessions();
    expect(all.open('推甲')).not.toBe(all.open('推甲'));
  });

  it('is forgotten on disk once it is over, and no other one is', () => {
    const all = sessions();
    all.open('推甲');
    now += 7 * HOUR;
    const shen = cookieOf(all.open('审乙'));
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object)).toHaveLength(2);
    now += 6 * HOUR;
    const ding = cookieOf(all.open('定丙'));
    const kept = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, { name: string }>);
    expect(kept.map(({ name }) => name)).toEqual(['审乙', '定丙']);
    expect([all.find(shen)?.name, all.find(ding)?.name]).toEqual(['审乙', '定丙']);
  });

  it('does not come out of a file in another form', () => {
    writeFileSync(file, '{"abc": "推甲"}');
    const all = sessions();
    expect(all.find('desk=abc')).toBeUndefined();
    expect(all.find(cookieOf(all.open('推甲')))?.name).toBe('推甲');
  });
});

describe('the cookie', () => {
  it('is for this site, for the server only, and for twelve hours', () => {
    expect(sessions().open('推甲')).toMatch(/^desk=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('goes over https only where the desk is reached so, under the name that browsers guard', () => {
    const all = sessions(true);
    const header = all.open('推甲');
    expect(header).toMatch(/^__Host-desk=[\w-]{43}; /);
    expect(header).toMatch(/; Secure/);
    expect(all.find(cookieOf(header))?.name).toBe('推甲');
    expect(all.find(cookieOf(header).replace('__Host-', ''))).toBeUndefined();
  });

  it('is taken back when the session ends, also of somebody who is not signed in', () => {
    expect(sessions().close(undefined)).toMatch(/^desk=; Max-Age=0; Path=\//);
  });
});
