/** Follows what others do while a page is open. */
import { useEffect, useRef, useState } from 'react';

export interface Heard {
  readonly type: string;
  readonly about?: string | readonly string[];
  readonly name?: string;
  readonly names?: readonly string[];
}

const events = ['draft', 'published', 'withdrawn', 'scheduled', 'presence'] as const;

/** A browser keeps six connections to an address, so that a page has one for all that listen on it. */
const listeners = new Set<(event: Heard) => void>();
let source: EventSource | undefined;
let shown: string | undefined;

function follow(about: string | undefined): void {
  if (source && about === shown) return;
  source?.close();
  shown = about;
  source = new EventSource(`/desk/api/events${about === undefined ? '' : `?${new URLSearchParams({ about })}`}`);
  const hear = (event: MessageEvent<string>) => {
    const heard = JSON.parse(event.data) as Heard;
    for (const listener of listeners) listener(heard);
  };
  for (const name of events) source.addEventListener(name, hear);
}

/**
 * Calls back at each event of the server.
 * @param about the entry that the page shows, so that others see who is in.
 */
export function useEvents(onEvent: (event: Heard) => void, about?: string): void {
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => {
    const hear = (event: Heard) => latest.current(event);
    listeners.add(hear);
    follow(about ?? shown);
    return () => {
      listeners.delete(hear);
      if (about !== undefined) follow(undefined);
    };
  }, [about]);
}

/** What the server says now, asked again whenever something changed; with the reason when it cannot be had. */
export function useFollowed<T>(read: () => Promise<T>): {
  readonly value: T | undefined;
  readonly trouble: unknown;
  readonly again: () => void;
} {
  const [value, setValue] = useState<T>();
  const [trouble, setTrouble] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    read().then(
      (found) => {
        if (!isCurrent) return;
        setValue(found);
        setTrouble(undefined);
      },
      (error: unknown) => isCurrent && setTrouble(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [read, turn]);
  const again = () => setTurn((before) => before + 1);
  useEvents(({ type }) => type !== 'presence' && again());
  return { value, trouble, again };
}
