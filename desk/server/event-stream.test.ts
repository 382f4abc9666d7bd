import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { afterEach, expect, it, vi } from 'vitest';
import { Events } from './event-stream.ts';
import type { Listener } from './event-stream.ts';

/** Somebody's open page: what it has been sent. */
function listenTo(events: Events, listener: Listener): string[] {
  const sent: string[] = [];
  const response = { writeHead: () => response, write: (text: string) => sent.push(text), end: () => response };
  events.listen(new EventEmitter() as Request, response as unknown as Response, listener);
  return sent;
}

afterEach(() => vi.restoreAllMocks());

it('a draft that cannot be read is heard of by nobody whom it decides, and the server and the others go on', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const events = new Events();
  const unread = listenTo(events, {
    name: '审乙',
    mayHear: () => Promise.reject(new Error('git cat-file ended (128)')),
    stands: () => true,
  });
  const other = listenTo(events, { name: '定丙', mayHear: () => Promise.resolve(true), stands: () => true });
  events.send({ type: 'draft', about: ['deputies/wu'], name: '推甲', step: 'save' });
  await vi.waitFor(() => expect(logged).toHaveBeenCalled());
  expect(unread.join('')).not.toContain('event: draft');
  expect(other.join('')).toContain('event: draft');
});
