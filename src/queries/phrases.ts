/** Where headings may break, by the names that this office knows. */
import { phrases } from '#lib/phrases.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import { all, once } from './collections.ts';

/** A longer name takes more than one line of a telephone. */
const MOST = 8;

export const phrasing = once(async () => {
  const names = await Promise.all(kindNames.filter((kind) => kindOf(kind).page !== 'issue').map(namesOf));
  const known = [...new Set(names.flat().flatMap(withoutRank))];
  return (text: string) => phrases(text, known);
});

async function namesOf(kind: (typeof kindNames)[number]): Promise<string[]> {
  const entries = await all(kind);
  const values = entries.flatMap(({ data }) => valuesAt(data, kindOf(kind).title));
  return values.map(({ value }) => String(value)).filter((name) => name.length <= MOST);
}

/** 甲市 is 甲 too, where two characters are left: 舞钢市 and 舞钢. */
function withoutRank(name: string): string[] {
  const short = name.replace(/[省市县区乡镇村]$|街道$|社区$/u, '');
  return short.length >= 2 && short !== name ? [name, short] : [name];
}
