/** A few hundred random steps; `npm run fuzz` does thousands. */
import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('no random step, valid or broken, does what the model of roles forbids', async () => {
  const { broken, let: through } = await fuzz(300, 20261130);
  expect(broken).toEqual([]);
  for (const action of [
    'save',
    'move to pending_review',
    'move to pending_publish',
    'publish',
    'withdraw',
    'discard',
  ]) {
    expect(through[action] ?? 0, action).toBeGreaterThan(0);
  }
});
