/** A few hundred random acts; `npm run fuzz` does thousands. */
import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('no random act, valid or broken, does what the model of roles forbids', async () => {
  const { broken, let: through } = await fuzz(300, 20261130);
  expect(broken).toEqual([]);
  for (const act of ['save', 'move to pending_review', 'move to pending_publish', 'publish', 'withdraw', 'discard']) {
    expect(through[act] ?? 0, act).toBeGreaterThan(0);
  }
});
