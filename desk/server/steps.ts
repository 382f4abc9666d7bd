/**
 * 推 → 审 → 定: who may move a draft where. Pure rules on plain data; the
 * record they judge is read from the draft's own commits.
 */
import { Refusal } from './refusal.ts';

export const roles = { recommend: '推', review: '审', decide: '定', manage: '管理' } as const;
export type Role = keyof typeof roles;

/** The columns of the board, by Decap's names of them. */
export const columns = {
  draft: '推荐（乡镇街道）',
  pending_review: '审核（专工委）',
  pending_publish: '议定（主任会议）',
} as const;
export type Status = keyof typeof columns;

export const steps = {
  save: '保存',
  recommend: '推荐',
  review: '审核',
  return: '退回',
  decide: '议定',
  schedule: '定时',
  conflict: '冲突',
  discard: '删除',
  withdraw: '撤稿',
  upload: '传图',
  remark: '批注',
  settle: '办结批注',
  restore: '恢复',
  unschedule: '取消定时',
  undo: '整批撤回',
} as const;
export type Step = keyof typeof steps;

export interface Person {
  /** Full name, which is also the name to sign in with. */
  readonly name: string;
  /** 单位: stands on the deputy's page as who recommended, reviewed or decided. */
  readonly office: string;
  readonly roles: readonly Role[];
  /** The place whose drafts alone the person sees and edits; everybody's when left out. */
  readonly place?: string | undefined;
}

/** What somebody notes on a draft: on the whole, or on a paragraph that it quotes. */
export interface Remark {
  readonly id: string;
  readonly kind: 'remark' | 'return' | 'doubt';
  readonly text: string;
  readonly quote?: string | undefined;
}

/** One commit of the desk. */
export interface DraftEvent {
  readonly step: Step;
  readonly name: string;
  readonly office: string;
  /** Beijing time, `2026-11-23 17:30`. */
  readonly time: string;
  /** The draft's column afterwards. */
  readonly status: Status;
  /** When the draft is to be published, Beijing time; of a decision that says so itself. */
  readonly at?: string | undefined;
  /** What was done at once to several drafts has one name. */
  readonly batch?: string | undefined;
  /** The place that the draft belongs to by who began it. */
  readonly place?: string | undefined;
  readonly remark?: Remark | undefined;
  /** The remark that is settled. */
  readonly settles?: string | undefined;
}

/** What is noted on a draft moves it nowhere. */
const isNote = ({ step }: DraftEvent): boolean => step === 'remark' || step === 'settle';

/** The last event that moved a draft or changed its words. */
export function lastMove(events: readonly DraftEvent[]): DraftEvent | undefined {
  return events.findLast((event) => !isNote(event));
}

/** Whose approvals a draft has passed through, as far as they still count. */
export interface Approvals {
  readonly recommended?: DraftEvent;
  readonly reviewed?: DraftEvent;
}

/** @param events The draft's commits, oldest first. */
export function approvalsOf(events: readonly DraftEvent[]): Approvals {
  let approvals: Approvals = {};
  for (const event of events) {
    if (event.step === 'recommend') approvals = { recommended: event };
    else if (event.step === 'review') approvals = { ...approvals, reviewed: event };
    else if (event.status === 'draft') approvals = {};
    // A draft changed or sent back after 审核 has to be reviewed again.
    else if (event.status === 'pending_review' && approvals.recommended)
      approvals = { recommended: approvals.recommended };
  }
  return approvals;
}

/** The column of a draft after a change of its words. */
export function statusAfterSave(status: Status): Status {
  return status === 'pending_publish' ? 'pending_review' : status;
}

/** The step that a move of a card is; refuses one that the person may not take. */
export function move(person: Person, from: Status, to: Status, approvals: Approvals, wanted: number): Step {
  const alone = wanted === 1 && has(person, 'decide');
  if (from === to) throw new Refusal(409, `这篇稿子已经在“${columns[to]}”一栏，请刷新看板。`);
  const back = order(to) < order(from);
  if (back) {
    const may =
      has(person, 'decide') ||
      (has(person, 'review') && from === 'pending_review') ||
      (from === 'pending_review' && approvals.recommended?.name === person.name);
    if (!may) throw lacks(person, from === 'pending_publish' ? ['decide'] : ['review', 'decide'], '退回稿子');
    return 'return';
  }
  if (from === 'draft' && to === 'pending_publish' && !alone) {
    throw new Refusal(403, '推荐的稿子要先经过审核，不能直接送去议定。请先移到“审核（专工委）”。');
  }
  const needed: Role = from === 'draft' ? 'recommend' : 'review';
  if (!alone && !has(person, needed)) {
    throw lacks(person, [needed], needed === 'recommend' ? '推荐稿子' : '审核稿子');
  }
  if (to === 'pending_publish') {
    const soFar = distinct([approvals.recommended?.name, person.name]);
    if (soFar < wanted - 1) throw anotherApproval(person, '审核', wanted);
    return 'review';
  }
  return 'recommend';
}

/** Refuses a publication that the person may not decide, or that too few people have seen. */
export function mayDecide(person: Person, status: Status, approvals: Approvals, wanted: number): void {
  if (!has(person, 'decide')) throw lacks(person, ['decide'], '发布稿子');
  if (status !== 'pending_publish' || (wanted > 1 && !(approvals.recommended && approvals.reviewed))) {
    throw new Refusal(409, '这篇稿子还没有走到“议定（主任会议）”一栏，不能发布。请先推荐、审核。');
  }
  if (distinct([approvals.recommended?.name, approvals.reviewed?.name, person.name]) < wanted) {
    throw anotherApproval(person, '议定', wanted);
  }
}

export function mayWrite(person: Person): void {
  if (person.roles.some((role) => role !== 'manage')) return;
  throw lacks(person, ['recommend', 'review', 'decide'], '起草和修改稿子');
}

/** Refuses to throw away a draft that is not the person's to throw away. */
export function mayDiscard(person: Person, status: Status, author: string | undefined): void {
  const own = status === 'draft' && author === person.name;
  const reviewer = status === 'pending_review' && has(person, 'review');
  if (own || reviewer || has(person, 'decide') || has(person, 'manage')) return;
  throw new Refusal(
    403,
    '不能删除这篇稿子：自己起草、还没有推荐的稿子可以删；审核中的由“审”的人删，其余由“定”或管理员删。',
  );
}

/** Who takes a draft back after a colleague has approved it says why; whoever takes back their own approval need not. */
export function reasonFor(person: Person, approvals: Approvals, reason: string | undefined): string | undefined {
  const said = reason?.trim() ?? '';
  if (said !== '') return said;
  if (approvals.recommended?.name === person.name && !approvals.reviewed) return undefined;
  throw new Refusal(422, '退回要说明理由，写给起草的同事看。没有退回。');
}

export function mayManage(person: Person, what: string): void {
  if (!has(person, 'manage')) throw lacks(person, ['manage'], what);
}

export function mayWithdraw(person: Person, what = '撤稿'): void {
  if (!has(person, 'decide')) throw lacks(person, ['decide'], what);
}

export function has(person: Person, role: Role): boolean {
  return person.roles.includes(role);
}

function order(status: Status): number {
  return Object.keys(columns).indexOf(status);
}

function distinct(names: readonly (string | undefined)[]): number {
  return new Set(names.filter((name) => name !== undefined)).size;
}

function lacks(person: Person, needed: readonly Role[], what: string): Refusal {
  const own = person.roles.map((role) => roles[role]).join('、') || '无';
  const wanted = needed.map((role) => `“${roles[role]}”`).join('或');
  return new Refusal(403, `${what}要有${wanted}的角色，您的角色是：${own}。请交给有这个角色的同事。`);
}

function anotherApproval(person: Person, step: string, wanted: number): Refusal {
  return new Refusal(403, `这个栏目要${wanted}个人经手，${person.name}已经经手过这篇稿子，${step}请换一位同事。`);
}
