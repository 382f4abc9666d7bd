/** The content checks: a table of contents. Each is a pure function of one document. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import { confusions } from './content/confusions.ts';
import { dates } from './content/dates.ts';
import { glyphs } from './content/glyphs.ts';
import { hardWraps } from './content/hard-wraps.ts';
import { images } from './content/images.ts';
import { lostCharacters } from './content/lost-characters.ts';
import { missingDetails } from './content/missing-details.ts';
import { numerals } from './content/numerals.ts';
import { openQuestions } from './content/open-questions.ts';
import { organisations } from './content/organisations.ts';
import { pairs } from './content/pairs.ts';
import { personalData } from './content/personal-data.ts';
import { punctuation } from './content/punctuation.ts';
import { titles } from './content/titles.ts';
import type { Document } from './document.ts';
import type { Office } from './office.ts';

const checks: readonly ((document: Document, office: Office) => Diagnostic[])[] = [
  personalData,
  glyphs,
  openQuestions,
  dates,
  pairs,
  hardWraps,
  images,
  titles,
  punctuation,
  numerals,
  confusions,
  organisations,
  lostCharacters,
  missingDetails,
];

/** More of one kind nobody reads; the last one says how many there are. */
const MOST = 200;

function firstOf(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const last = found[MOST];
  if (last === undefined) return found;
  // What must not be published is never hidden behind what is only asked.
  const graveFirst = found.toSorted((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
  const said = `这一类问题一共有${found.length}处，只列出${MOST}处。`;
  return [...graveFirst.slice(0, MOST), { ...last, sentence: said, remedy: '请先改好列出的，再检查一遍。' }];
}

/** Every diagnostic of every check, in the order of the text. */
export function checkDocument(document: Document, office: Office): Diagnostic[] {
  return checks
    .flatMap((check) => firstOf(check(document, office)))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
