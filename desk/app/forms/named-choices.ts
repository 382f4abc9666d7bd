/**
 * What the stored values of a form stand for. A story cites a briefing dozens
 * of times: what its boxes ask at one moment goes to the shelf as one question.
 */
import { useEffect, useState } from 'react';
import type { Choice, ChoiceKind } from '../../api/choice.ts';
import { choiceSource } from '../choice-source.ts';

/** `undefined` while it is not known, `null` when there is no such thing. */
export type Named = Choice | null | undefined;

const known = new Map<string, Choice>();
const waiting = new Map<ChoiceKind, Map<string, ((named: Named) => void)[]>>();

const keyOf = (kind: ChoiceKind, value: string): string => `${kind} ${value}`;

async function askFor(kind: ChoiceKind): Promise<void> {
  const asked = waiting.get(kind) ?? new Map<string, ((named: Named) => void)[]>();
  waiting.delete(kind);
  try {
    const found = await choiceSource().nameChoices(kind, [...asked.keys()]);
    for (const choice of found) known.set(keyOf(kind, choice.value), choice);
    // What is missing may be made a moment later, so it is asked about again.
    for (const [value, tell] of asked) tell.forEach((one) => one(known.get(keyOf(kind, value)) ?? null));
  } catch {
    // Whoever cannot ask does not know that it is missing.
    for (const tell of asked.values()) tell.forEach((one) => one(undefined));
  }
}

function name(kind: ChoiceKind, value: string): Promise<Named> {
  return new Promise((resolve) => {
    let asked = waiting.get(kind);
    if (asked === undefined) {
      asked = new Map();
      waiting.set(kind, asked);
      setTimeout(() => void askFor(kind));
    }
    asked.set(value, [...(asked.get(value) ?? []), resolve]);
  });
}

/** What each of the values stands for, in their order. */
export function useNamed(kind: ChoiceKind, values: readonly string[]): readonly Named[] {
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [, setTold] = useState(0);
  const all = values.join('\n');
  useEffect(() => {
    let here = true;
    const unknown = all.split('\n').filter((value) => value !== '' && !known.has(keyOf(kind, value)));
    for (const value of unknown) {
      void name(kind, value).then((named) => {
        if (!here) return;
        setTold((times) => times + 1);
        setMissing((before) => {
          const after = new Set(before);
          if (named === null) after.add(value);
          else after.delete(value);
          return after;
        });
      });
    }
    return () => {
      here = false;
    };
  }, [kind, all]);
  return values.map((value) => known.get(keyOf(kind, value)) ?? (missing.has(value) ? null : undefined));
}
