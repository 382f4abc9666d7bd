/** The collections, each read once for the whole build. */
import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import type { CollectionName } from '#model/kinds.ts';

const cache = new Map<CollectionName, Promise<CollectionEntry<CollectionName>[]>>();

export function all<C extends CollectionName>(collection: C): Promise<CollectionEntry<C>[]> {
  // In development content changes under a running server, so nothing is kept.
  const cached = import.meta.env.DEV ? undefined : cache.get(collection);
  const entries = cached ?? getCollection(collection);
  cache.set(collection, entries);
  return entries as Promise<CollectionEntry<C>[]>;
}

/** A value computed once for the whole build, and anew at each request in development. */
export function once<T>(compute: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    if (import.meta.env.DEV) return compute();
    value ??= compute();
    return value;
  };
}

/** What the machine gives, asked for once, in development too. */
export function onceHere<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => (answer ??= { value: ask() }).value;
}
