/** 推 → 审 → 定, row by row: who may do what to a draft in which column. The property beside it holds for all that may happen. */
import { describe, expect, it } from 'vitest';
import { Refusal } from './refusal.ts';
import {
  approvalsOf,
  has,
  mayDecide,
  mayDiscard,
  mayWithdraw,
  mayWrite,
  move,
  reasonFor,
  statusAfterSave,
} from './steps.ts';
import type { DraftEvent, Approvals, Person, Role, Status, Step } from './steps.ts';

const person = (name: string, ...roles: Role[]): Person => ({ name, office: '某机关', roles });
const tui = person('推甲', 'recommend');
const shen = person('审乙', 'review');
const ding = person('定丙', 'decide');
const guan = person('管丁', 'manage');
const all = person('全戊', 'recommend', 'review', 'decide');

const event = (step: Step, name: string, status: Status): DraftEvent => ({
  step,
  name,
  office: '某机关',
  time: '2026-11-23 15:30',
  status,
});
const recommended = event('recommend', '推甲', 'pending_review');
const reviewed = event('review', '审乙', 'pending_publish');

/** The status and the sentence of a refusal; undefined when it is allowed. */
function refused(ask: () => unknown): string | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.status} ${error.message}`;
  }
}

describe('the approvals that a draft has passed through', () => {
  it.each<[string, DraftEvent[], (keyof Approvals)[]]>([
    ['of nothing but a save: none', [event('save', '推甲', 'draft')], []],
    ['of a recommendation: one', [recommended], ['recommended']],
    ['of a recommendation and a review: two', [recommended, reviewed], ['recommended', 'reviewed']],
    [
      'of a draft changed after the review: one',
      [recommended, reviewed, event('save', '定丙', 'pending_review')],
      ['recommended'],
    ],
    ['of a draft changed before it: one', [recommended, event('save', '审乙', 'pending_review')], ['recommended']],
    ['of a draft sent back to its writer: none', [recommended, reviewed, event('return', '定丙', 'draft')], []],
    [
      'of a draft sent back to the review: one',
      [recommended, reviewed, event('return', '定丙', 'pending_review')],
      ['recommended'],
    ],
    [
      'of a draft with a conflict: one',
      [recommended, reviewed, event('conflict', '定丙', 'pending_review')],
      ['recommended'],
    ],
    [
      'of a draft that waits for its time: two',
      [recommended, reviewed, event('schedule', '定丙', 'pending_publish')],
      ['recommended', 'reviewed'],
    ],
    [
      'of a draft recommended anew: one',
      [recommended, reviewed, event('return', '定丙', 'draft'), recommended],
      ['recommended'],
    ],
    ['of a review without a recommendation: one', [reviewed], ['reviewed']],
    [
      'of such a draft sent back to the review: none to keep',
      [reviewed, event('return', '定丙', 'pending_review')],
      ['reviewed'],
    ],
  ])('%s', (_what, events, approvals) => {
    expect(Object.keys(approvalsOf(events))).toEqual(approvals);
  });

  it('are the last ones', () => {
    const again = event('recommend', '全戊', 'pending_review');
    expect(approvalsOf([recommended, reviewed, again])).toEqual({ recommended: again });
  });
});

it.each<[Status, Status]>([
  ['draft', 'draft'],
  ['pending_review', 'pending_review'],
  ['pending_publish', 'pending_review'],
])('a change of the words leads from %s to %s', (before, after) => {
  expect(statusAfterSave(before)).toBe(after);
});

describe('a move', () => {
  it.each<[string, Person, Status, Status, Approvals, number, Step]>([
    ['推 recommends', tui, 'draft', 'pending_review', {}, 3, 'recommend'],
    ['审 reviews', shen, 'pending_review', 'pending_publish', { recommended }, 3, 'review'],
    ['审 sends back to the writer', shen, 'pending_review', 'draft', { recommended }, 3, 'return'],
    ['推 takes back what it recommended', tui, 'pending_review', 'draft', { recommended }, 3, 'return'],
    ['定 sends back to the review', ding, 'pending_publish', 'pending_review', { recommended, reviewed }, 3, 'return'],
    ['定 sends back to the writer', ding, 'pending_publish', 'draft', { recommended, reviewed }, 3, 'return'],
    ['one hand alone goes straight to the decision', ding, 'draft', 'pending_publish', {}, 1, 'review'],
    ['one hand alone recommends', ding, 'draft', 'pending_review', {}, 1, 'recommend'],
    [
      'with two approvals, the same person recommends and reviews',
      all,
      'pending_review',
      'pending_publish',
      { recommended: event('recommend', '全戊', 'pending_review') },
      2,
      'review',
    ],
  ])('%s', (_what, who, from, to, approvals, wanted, step) => {
    expect(move(who, from, to, approvals, wanted)).toBe(step);
  });

  const another = '403 这个栏目要3个人经手，全戊已经经手过这篇稿子，审核请换一位同事。';
  it.each<[string, Person, Status, Status, Approvals, number, string]>([
    ['to the column it is in', tui, 'draft', 'draft', {}, 3, '409 这篇稿子已经在“推荐（乡镇街道）”一栏'],
    ['past the review', tui, 'draft', 'pending_publish', {}, 3, '403 推荐的稿子要先经过审核'],
    ['past the review, of two approvals', all, 'draft', 'pending_publish', {}, 2, '403 推荐的稿子要先经过审核'],
    ['past the review, alone without 定', tui, 'draft', 'pending_publish', {}, 1, '403 推荐的稿子要先经过审核'],
    ['of 审 that is for 推', shen, 'draft', 'pending_review', {}, 3, '403 推荐稿子要有“推”的角色，您的角色是：审'],
    [
      'of 推 that is for 审',
      tui,
      'pending_review',
      'pending_publish',
      { recommended },
      3,
      '403 审核稿子要有“审”的角色，您的角色是：推',
    ],
    [
      'of 审 back from the decision',
      shen,
      'pending_publish',
      'pending_review',
      { recommended, reviewed },
      3,
      '403 退回稿子要有“定”的角色',
    ],
    [
      'of another 推 back from the review',
      person('推己', 'recommend'),
      'pending_review',
      'draft',
      { recommended },
      3,
      '403 退回稿子要有“审”或“定”的角色',
    ],
    [
      'of 推 back from the decision',
      tui,
      'pending_publish',
      'draft',
      { recommended, reviewed },
      3,
      '403 退回稿子要有“定”的角色',
    ],
    [
      'by who recommended it, of three approvals',
      all,
      'pending_review',
      'pending_publish',
      { recommended: event('recommend', '全戊', 'pending_review') },
      3,
      another,
    ],
    ['of an administrator', guan, 'draft', 'pending_review', {}, 3, '403 推荐稿子要有“推”的角色，您的角色是：管理'],
    [
      'of 审 on what nobody recommended, of three approvals',
      shen,
      'pending_review',
      'pending_publish',
      {},
      3,
      '403 这个栏目要3个人经手，审乙',
    ],
    [
      'of 推 back from the review, where nobody knows who recommended it',
      tui,
      'pending_review',
      'draft',
      {},
      3,
      '403 退回稿子要有“审”或“定”的角色',
    ],
    [
      'of two roles that are not the one',
      person('审管', 'review', 'manage'),
      'draft',
      'pending_review',
      {},
      3,
      '您的角色是：审、管理。',
    ],
    ['of somebody without a role', person('无'), 'draft', 'pending_review', {}, 3, '您的角色是：无'],
  ])('is refused: %s', (_what, who, from, to, approvals, wanted, sentence) => {
    expect(refused(() => move(who, from, to, approvals, wanted))).toContain(sentence);
  });
});

describe('a decision', () => {
  it.each<[string, Person, Status, Approvals, number]>([
    ['after two others', ding, 'pending_publish', { recommended, reviewed }, 3],
    [
      'of one who also reviewed, where two are enough',
      { ...ding, name: '审乙' },
      'pending_publish',
      { recommended, reviewed },
      2,
    ],
    ['of one alone, where one is enough', ding, 'pending_publish', {}, 1],
  ])('is allowed %s', (_what, who, status, approvals, wanted) => {
    expect(refused(() => mayDecide(who, status, approvals, wanted))).toBeUndefined();
  });

  it.each<[string, Person, Status, Approvals, number, string]>([
    ['without 定', shen, 'pending_publish', { recommended, reviewed }, 3, '403 发布稿子要有“定”的角色'],
    ['before the review', ding, 'pending_review', { recommended }, 3, '409 这篇稿子还没有走到'],
    ['alone, before it stands there', ding, 'draft', {}, 1, '409 这篇稿子还没有走到'],
    ['without a recommendation', ding, 'pending_publish', { reviewed }, 2, '409 这篇稿子还没有走到'],
    ['without a review', ding, 'pending_publish', { recommended }, 2, '409 这篇稿子还没有走到'],
    [
      'of one who reviewed, of three approvals',
      { ...ding, name: '审乙' },
      'pending_publish',
      { recommended, reviewed },
      3,
      '403 这个栏目要3个人经手，审乙已经经手过这篇稿子，议定请换一位同事。',
    ],
  ])('is refused %s', (_what, who, status, approvals, wanted, sentence) => {
    expect(refused(() => mayDecide(who, status, approvals, wanted))).toContain(sentence);
  });
});

describe('a draft is thrown away', () => {
  it.each<[string, Person, Status, string | undefined, boolean]>([
    ['by its writer before it is recommended', tui, 'draft', '推甲', true],
    ['by its writer afterwards', tui, 'pending_review', '推甲', false],
    ['by another 推', tui, 'draft', '推己', false],
    ['by 推 where nobody knows the writer', tui, 'draft', undefined, false],
    ['by 审 in the review', shen, 'pending_review', '推甲', true],
    ['by 审 before the review', shen, 'draft', '推甲', false],
    ['by 审 after the review', shen, 'pending_publish', '推甲', false],
    ['by 定', ding, 'pending_publish', '推甲', true],
    ['by an administrator', guan, 'pending_publish', '推甲', true],
  ])('%s: %s', (_what, who, status, author, allowed) => {
    expect(refused(() => mayDiscard(who, status, author)) === undefined).toBe(allowed);
  });
});

it.each<[Person, boolean]>([
  [tui, true],
  [shen, true],
  [ding, true],
  [guan, false],
  [person('无'), false],
  [person('推管', 'manage', 'recommend'), true],
])('%j may write: %s', (who, allowed) => {
  expect(refused(() => mayWrite(who)) === undefined).toBe(allowed);
});

it.each<[Person, boolean]>([
  [tui, false],
  [ding, true],
  [guan, false],
])('%j may withdraw: %s', (who, allowed) => {
  expect(refused(() => mayWithdraw(who)) === undefined).toBe(allowed);
  expect(has(who, 'decide')).toBe(allowed);
});

describe('whoever sends a draft back', () => {
  const BARE = '422 退回要说明理由，写给起草的同事看。没有退回。';

  it.each<[string, Person, Approvals, string | undefined, string | undefined]>([
    ['says why', shen, { recommended }, '  数字不对 ', '数字不对'],
    ['says why of what is their own too', tui, { recommended }, '我再改改', '我再改改'],
    ['need not, where nobody else has approved it', tui, { recommended }, undefined, undefined],
    ['need not with blanks either', tui, { recommended }, '  ', undefined],
  ])('%s', (_name, who, approvals, given, reason) => {
    expect(reasonFor(who, approvals, given)).toBe(reason);
  });

  it.each<[string, Person, Approvals, string | undefined]>([
    ['without a word', shen, { recommended }, undefined],
    ['with blanks for a reason', shen, { recommended }, ' \n'],
    ['own, after a colleague has reviewed it', tui, { recommended, reviewed }, undefined],
    ['that nobody has recommended', tui, {}, undefined],
  ])('is refused %s', (_name, who, approvals, given) => {
    expect(refused(() => reasonFor(who, approvals, given))).toBe(BARE);
  });
});
