/**
 * Pages of our own in the place of Decap's, by the address within the desk. Decap's routes are asked after these
 * (see `desk/decap-patches.ts`); a desk on a forge registers none and keeps Decap's.
 */
import type { ComponentType } from 'react';

/** What Decap's router hands to a page. */
export interface ViewProps {
  readonly match: { readonly params: Readonly<Record<string, string | undefined>> };
  /** The part of the address behind `?`, with it. */
  readonly location: { readonly search: string };
  readonly history: { push(address: string): void; replace(address: string): void };
}

export interface View {
  /** As Decap's router writes it: `/collections/:name`. */
  readonly path: string;
  readonly component: ComponentType<ViewProps>;
}

const views: View[] = [];

/** Has to be called before Decap starts. */
export function registerView(view: View): void {
  views.push(view);
}

export const registeredViews = (): readonly View[] => views;

/** Where the picture library stands. */
export const PICTURES = '/pictures';

/** Opens the picture library of our own; `theirs` opens Decap's. */
export function openPictures(theirs: () => void): void {
  if (views.some(({ path }) => path === PICTURES)) location.hash = `#${PICTURES}`;
  else theirs();
}
