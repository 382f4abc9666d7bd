/**
 * Gathers the words of an archive, so that the browser can read pinyin as words
 * and mend a wrong character. Every title is read, and as much of the rest as
 * costs a build about a second.
 */
import { pinyin } from 'pinyin-pro';
import type { SearchRecord } from '../format/record.ts';
import type { VocabularyFile } from '../format/vocabulary.ts';
import { lookAlikes } from './look-alikes.ts';

/** Words kept; those after them are rare. */
const MOST_WORDS = 6000;
/** Characters of body text that are read, evenly over the archive. */
const MOST_READ = 500_000;
/** In an archive of many pages a word that stands once may be a slip of the segmenter. */
const LEAST_COUNT = 2;
const MANY_PAGES = 400;

const WORD = /^\p{Script=Han}{1,6}$/u;

/** The words of the records, the most frequent first. */
export function frequentWords(records: readonly Pick<SearchRecord, 'title' | 'paragraphs'>[]): string[] {
  const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });
  const counts = new Map<string, number>();
  const read = (text: string, least: number) => {
    for (const { segment } of segmenter.segment(text)) {
      if (WORD.test(segment)) counts.set(segment, (counts.get(segment) ?? 0) + least);
    }
  };
  for (const title of new Set(records.map((one) => one.title))) read(title, LEAST_COUNT);
  for (const text of sample(records)) read(text, 1);
  return [...counts]
    .filter(([, count]) => records.length < MANY_PAGES || count >= LEAST_COUNT)
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

/** Body texts of every so manieth record. */
function sample(records: readonly Pick<SearchRecord, 'paragraphs'>[]): string[] {
  const lengths = records.map(({ paragraphs }) => paragraphs.reduce((sum, { text }) => sum + text.length, 0));
  const step = Math.max(1, Math.ceil(lengths.reduce((sum, length) => sum + length, 0) / MOST_READ));
  return records
    .filter((_, index) => index % step === 0)
    .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
}

const syllablesOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });

/** The 6,763 characters of GB 2312: whoever types a wrong one typed one of these. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb2312');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
    }
  }
  return characters;
}

/** The file of words for the browser. */
export function vocabularyFile(words: readonly string[]): VocabularyFile {
  const usual = new Map(
    [...new Set([...commonCharacters(), ...words.join('')])].map((character) => [
      character,
      syllablesOf(character)[0] ?? '',
    ]),
  );
  const bySyllable = new Map<string, string>();
  for (const [character, syllable] of usual) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
  const own = words.flatMap((word): [string, string][] => {
    const syllables = syllablesOf(word).join(' ');
    return syllables === Array.from(word, (character) => usual.get(character)).join(' ') ? [] : [[word, syllables]];
  });
  return {
    readings: [...bySyllable].map(([syllable, characters]) => `${syllable} ${characters}`).sort(),
    words: words.join(' '),
    lookAlikes,
    own,
  };
}
