/**
 * The desk's record: every step is a commit whose trailers name the step, the
 * person, the office, the time and the column. Commit messages are composed
 * here only, so nobody can write a record in another's name.
 */
import { columns, steps } from './steps.ts';
import type { Act, Person, Status, Step } from './steps.ts';

/** China Standard Time of an instant, `2026-11-23 17:30`. */
export function beijing(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

export function act(step: Step, person: Person, status: Status, now: Date): Act {
  return { step, name: person.name, office: person.office, time: beijing(now), status };
}

/**
 * The commit message of an act on the entry `about` (`deputies/ding`).
 * @param base For a draft's commit: the commit of `main` that the draft rests on.
 */
export function messageOf(done: Act, about: string, base?: string): string {
  return [
    `${steps[done.step]}：${oneLine(about)}`,
    '',
    `Desk-Step: ${done.step}`,
    `Desk-Name: ${oneLine(done.name)}`,
    `Desk-Office: ${oneLine(done.office)}`,
    `Desk-Time: ${done.time}`,
    `Desk-Status: ${done.status}`,
    ...(base === undefined ? [] : [`Desk-Base: ${base}`]),
    '',
  ].join('\n');
}

/** The act that a commit message records; undefined when it is not one of the desk's. */
export function actOf(message: string): Act | undefined {
  const field = (name: string) => new RegExp(`^Desk-${name}: (.*)$`, 'm').exec(message)?.[1];
  const step = field('Step');
  const status = field('Status');
  if (step === undefined || status === undefined || !Object.hasOwn(steps, step) || !Object.hasOwn(columns, status)) {
    return undefined;
  }
  return {
    step: step as Step,
    status: status as Status,
    name: field('Name') ?? '',
    office: field('Office') ?? '',
    time: field('Time') ?? '',
  };
}

/** The commit of `main` that a draft's commit rests on; undefined for any other commit. */
export function baseOf(message: string): string | undefined {
  return /^Desk-Base: ([0-9a-f]{40})$/m.exec(message)?.[1];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
