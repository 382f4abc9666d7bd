import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, approvalsOf, mayDecide, move, roles, statusAfterSave } from './steps.ts';
import type { DraftEvent, Person, Role, Status } from './steps.ts';

const statuses = Object.keys(columns) as Status[];
const person = fc.record({
  name: fc.constantFrom('甲', '乙', '丙'),
  office: fc.constant('某机关'),
  roles: fc.uniqueArray(fc.constantFrom(...(Object.keys(roles) as Role[]))),
});

/** Whatever anyone tries, in whatever order, with the events that were let through. */
function play(
  tries: readonly { who: Person; to: Status | 'save' }[],
  wanted: number,
): { events: DraftEvent[]; status: Status } {
  const events: DraftEvent[] = [];
  let status: Status = 'draft';
  for (const { who, to } of tries) {
    const event = { name: who.name, office: who.office, time: '2026-11-23 15:30' };
    if (to === 'save') {
      status = statusAfterSave(status);
      events.push({ ...event, step: 'save', status });
      continue;
    }
    try {
      const step = move(who, status, to, approvalsOf(events), wanted);
      status = to;
      events.push({ ...event, step, status });
    } catch {
      // Refused: nothing happened.
    }
  }
  return { events, status };
}

const tries = fc.array(fc.record({ who: person, to: fc.constantFrom(...statuses, 'save' as const) }), {
  maxLength: 25,
});

describe('a draft that may be published', () => {
  it('has passed through as many approvals as its collection asks for, whatever was tried before', () => {
    fc.assert(
      fc.property(tries, person, fc.integer({ min: 1, max: 3 }), (tried, last, wanted) => {
        const { events, status } = play(tried, wanted);
        const approvals = approvalsOf(events);
        try {
          mayDecide(last, status, approvals, wanted);
        } catch {
          return;
        }
        expect(last.roles).toContain('decide');
        expect(status).toBe('pending_publish');
        const names = [approvals.recommended?.name, approvals.reviewed?.name, last.name].filter(
          (name) => name !== undefined,
        );
        expect(new Set(names).size).toBeGreaterThanOrEqual(wanted);
        // Nothing was written after the review that counts.
        const review = events.findLastIndex(({ step }) => step === 'review');
        if (wanted > 1) expect(events.slice(review).some(({ step }) => step === 'save')).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
