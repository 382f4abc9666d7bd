import { createContext } from 'react';
import type { WordingsById } from '#lib/urls.ts';

/** What the cited issues say of their text; a page that does not know calls none of them 原文. */
export const SourceWordings = createContext<WordingsById>({});
