/** Spells names in pinyin while the site is built, so that the browser needs no dictionary of the language. */
import { pinyin } from 'pinyin-pro';
import type { Name, NameFile } from '../format/name-file.ts';

function syllablesOf({ name, isPerson }: Name): string[] {
  const surname = isPerson === true ? 'head' : 'off';
  return pinyin(name, { toneType: 'none', type: 'array', v: true, surname }).map((syllable) => syllable.toLowerCase());
}

/** The file of names for the browser. */
export function nameFile(names: readonly Name[]): NameFile {
  const kinds = [...new Set(names.map(({ kind }) => kind))];
  const spelled = names.map((name) => ({ ...name, syllables: syllablesOf(name) }));
  const usual = usualReadings(spelled);
  const bySyllable = new Map<string, string>();
  for (const [character, syllable] of usual) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
  return {
    readings: [...bySyllable].map(([syllable, characters]) => `${syllable} ${characters}`).sort(),
    kinds,
    names: spelled.map(({ name, kind, url, syllables, about }) => {
      const usualOnes = Array.from(name, (character) => usual.get(character) ?? character.toLowerCase());
      const read = syllables.join(' ');
      const own = read === usualOnes.join(' ') ? '' : read;
      const more = about !== undefined ? [own, about] : own === '' ? [] : [own];
      return [name, kinds.indexOf(kind), url, ...more] as unknown as NameFile['names'][number];
    }),
  };
}

/** The reading each Han character most often has in the names. */
function usualReadings(names: readonly { name: string; syllables: readonly string[] }[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, syllables } of names) {
    Array.from(name).forEach((character, index) => {
      const syllable = syllables[index];
      if (syllable === undefined || !/^[a-z]+$/.test(syllable) || !/\p{Script=Han}/u.test(character)) return;
      const readings = counts.get(character) ?? new Map<string, number>();
      readings.set(syllable, (readings.get(syllable) ?? 0) + 1);
      counts.set(character, readings);
    });
  }
  return new Map(
    [...counts].map(([character, readings]) => [
      character,
      [...readings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '',
    ]),
  );
}
