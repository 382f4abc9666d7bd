/** One page of a list, asked again when the question changes and when somebody comes back to the page. */
import { useCallback, useEffect, useState } from 'react';
import type { EntryQuery, FoundEntries } from '../../api/entry-list.ts';
import { addressOfQuery, queryOf } from '../../api/entry-list.ts';
import { listEntries, sentenceOf } from '../api-client.ts';

export interface Listing {
  /** What was found last; it stays on the screen while the next answer is on its way. */
  readonly found: FoundEntries | undefined;
  /** What that answers, which may be an earlier question than the one in the boxes. */
  readonly answered: EntryQuery | undefined;
  readonly trouble: string;
  readonly busy: boolean;
  /** Asks once more. */
  readonly refresh: () => void;
}

/** @param actions counted up by whoever changes something; each time it is asked again. */
export function useEntries(query: EntryQuery, actions = 0): Listing {
  const question = addressOfQuery(query).toString();
  const [asked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<{
    readonly question: string;
    readonly found?: FoundEntries;
    readonly answered?: EntryQuery;
    readonly trouble?: string;
  }>();
  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  useEffect(() => {
    const asking = new AbortController();
    listEntries(question, asking.signal).then(
      (found) => setAnswer({ question, found, answered: queryOf(new URLSearchParams(question)) }),
      (error: unknown) => {
        if (!asking.signal.aborted) setAnswer((before) => ({ ...before, question, trouble: sentenceOf(error) }));
      },
    );
    return () => asking.abort();
  }, [question, asked, actions]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refresh]);
  const { found, answered, trouble = '' } = answer ?? {};
  return { found, answered, trouble, busy: answer?.question !== question, refresh };
}
