/** The cards of the published brands that a body names; each is read once, and no other. */
import { useEffect, useState } from 'react';
import type { BrandOnCard } from '#components/mdx/brand-card.tsx';
import { href } from '#site';
import { readEntry } from '../entry-text.ts';
import { choiceSource } from '../choice-source.ts';

type Cards = Readonly<Record<string, BrandOnCard>>;

const asked = new Map<string, Promise<BrandOnCard | undefined>>();
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** @returns undefined until all of them are known; a brand that is not published has none. */
export function useBrandCards(ids: readonly string[]): Cards | undefined {
  const [come, setCome] = useState<{ readonly all: string; readonly cards: Cards }>();
  const all = [...new Set(ids)].sort().join(' ');
  useEffect(() => {
    let here = true;
    void cardsOf(all).then((cards) => here && setCome({ all, cards }));
    return () => {
      here = false;
    };
  }, [all]);
  return come?.all === all ? come.cards : undefined;
}

async function cardsOf(all: string): Promise<Cards> {
  const found = await Promise.all(
    all
      .split(' ')
      .filter(Boolean)
      .map(async (id) => {
        const card = await (asked.get(id) ?? readCard(id)).catch(() => undefined);
        return card === undefined ? [] : [[id, card] as const];
      }),
  );
  return Object.fromEntries(found.flat());
}

function readCard(id: string): Promise<BrandOnCard | undefined> {
  const card = brandCard(id);
  asked.set(id, card);
  // What could not be read is asked for again; a brand may be published meanwhile.
  card.then(
    (found) => found === undefined && asked.delete(id),
    () => asked.delete(id),
  );
  return card;
}

async function brandCard(id: string): Promise<BrandOnCard | undefined> {
  const raw = await choiceSource().publishedEntry('brands', id);
  if (raw === undefined) return undefined;
  const data = readEntry(raw, true);
  const [place] = await choiceSource().nameChoices('places', [text(data['place'])]);
  const icon = text(data['icon']);
  const [named] = icon === '' ? [] : await choiceSource().nameChoices('icons', [icon]);
  return {
    name: text(data['name']),
    href: href(`/brands/${id}/`),
    icon: named?.drawing,
    placeName: place?.label ?? '',
    does: text(data['does']),
    ledBy: text(data['ledBy']) || undefined,
    serves: text(data['serves']) || undefined,
  };
}
