/**
 * The desk's record: every step is a commit whose trailers name the step, the
 * person, the office, the time and the column. Commit messages are composed
 * here only, so nobody can write a record in another's name.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'astro/zod';
import { columns, steps } from './steps.ts';
import type { DraftEvent, Person, Remark, Status, Step } from './steps.ts';

/** China Standard Time of an instant, `2026-11-23 17:30`. */
export function beijing(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

export function newEvent(step: Step, person: Person, status: Status, now: Date): DraftEvent {
  return { step, name: person.name, office: person.office, time: beijing(now), status };
}

/** @param quote the beginning of the paragraph that it is about; none for one on the whole. */
export function newRemark(kind: Remark['kind'], text: string, quote?: string): Remark {
  return { id: randomUUID().slice(0, 8), kind, text, ...(quote !== undefined && { quote }) };
}

/**
 * The commit message of an event.
 * @param about the entry (`deputies/ding`), or all those that the event is about at once.
 * @param base For a draft's commit: the commit of `main` that the draft rests on.
 */
export function messageOf(done: DraftEvent, about: string | readonly string[], base?: string): string {
  const entries = typeof about === 'string' ? [about] : about;
  const subject = typeof about === 'string' ? about : `${entries.length}篇`;
  const more: Readonly<Record<string, string | undefined>> = {
    At: done.at,
    Batch: done.batch,
    Place: done.place,
    Remark: done.remark && oneLine(JSON.stringify(done.remark)),
    Settles: done.settles,
    Base: base,
  };
  return [
    `${steps[done.step]}：${oneLine(subject)}`,
    '',
    `Desk-Step: ${done.step}`,
    `Desk-Name: ${oneLine(done.name)}`,
    `Desk-Office: ${oneLine(done.office)}`,
    `Desk-Time: ${done.time}`,
    `Desk-Status: ${done.status}`,
    ...Object.entries(more).flatMap(([name, value]) => (value === undefined ? [] : [`Desk-${name}: ${value}`])),
    ...(typeof about === 'string' ? [] : entries.map((entry) => `Desk-About: ${oneLine(entry)}`)),
    '',
  ].join('\n');
}

/** The event that a commit message records; undefined when it is not one of the desk's. */
export function eventOf(message: string): DraftEvent | undefined {
  const step = fieldIn(message, 'Step');
  const status = fieldIn(message, 'Status');
  if (step === undefined || status === undefined || !Object.hasOwn(steps, step) || !Object.hasOwn(columns, status)) {
    return undefined;
  }
  return {
    step: step as Step,
    status: status as Status,
    name: fieldIn(message, 'Name') ?? '',
    office: fieldIn(message, 'Office') ?? '',
    time: fieldIn(message, 'Time') ?? '',
    at: fieldIn(message, 'At'),
    batch: fieldIn(message, 'Batch'),
    place: fieldIn(message, 'Place'),
    remark: remarkIn(fieldIn(message, 'Remark')),
    settles: fieldIn(message, 'Settles'),
  };
}

/** The entries that an event of several at once is about; none for an event of one. */
export function aboutOf(message: string): string[] {
  return [...message.matchAll(/^Desk-About: (.*)$/gm)].map(([, entry = '']) => entry);
}

function fieldIn(message: string, name: string): string | undefined {
  return new RegExp(`^Desk-${name}: (.*)$`, 'm').exec(message)?.[1];
}

const remark: z.ZodType<Remark> = z.object({
  id: z.string(),
  kind: z.enum(['remark', 'return', 'doubt']),
  text: z.string(),
  quote: z.string().optional(),
});

function remarkIn(json: string | undefined): Remark | undefined {
  if (json === undefined) return undefined;
  try {
    return remark.parse(JSON.parse(json));
  } catch {
    // A commit that the desk did not write says nothing.
    return undefined;
  }
}

/** The commit of `main` that a draft's commit rests on; undefined for any other commit. */
export function baseOf(message: string): string | undefined {
  return /^Desk-Base: ([0-9a-f]{40})$/m.exec(message)?.[1];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
