import { describe, expect, it } from 'vitest';
import type { Archive } from '#archive/entry.ts';
import { siteHealth } from './site-health.ts';

const entries = (...data: object[]) => data.map((one) => ({ data: one }));
const now = new Date('2026-11-23T00:00:00Z');

describe('the health of a built site', () => {
  it('names the newest publication or correction of all kinds, and the next build that is due', () => {
    const archive = {
      briefings: entries({ publishedAt: '2026-11-20 09:00' }, {}),
      cases: entries({ publishedAt: '2026-11-01 09:00', corrections: [{ at: '2026-11-21 10:30', text: '改' }] }),
      topics: entries({ name: '饮水' }),
    } as unknown as Archive;
    const heldBack = [{ file: 'a.md', publishAt: '2026-11-24 08:00' }];
    expect(siteHealth({ archive, heldBack, now, builtAt: new Date(now.getTime() + 61_500) })).toEqual({
      builtAt: '2026-11-23T08:01:01+08:00',
      contentAsOf: '2026-11-23T08:00:00+08:00',
      lastPublication: '2026-11-21T10:30:00+08:00',
      nextPublication: '2026-11-24T08:00:00+08:00',
    });
  });

  it('says null where nothing is dated and nothing waits', () => {
    const archive = { briefings: entries({}) } as unknown as Archive;
    const health = siteHealth({ archive, heldBack: [], now, builtAt: now });
    expect([health.lastPublication, health.nextPublication]).toEqual([null, null]);
  });
});
