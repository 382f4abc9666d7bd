/** The code of an article, made of its title: the pinyin of its first words. */

/** Syllables of which an address stays short enough to be read out. */
const MOST = 8;

export type CodeOf = (titleLines: readonly string[], taken: readonly string[]) => string;

/** The dictionary is large and comes when it is first asked for. */
export async function loadPinyinCode(): Promise<CodeOf> {
  const { pinyin } = await import('pinyin-pro');
  return (titleLines, taken) => {
    const title = titleLines.join('').normalize('NFKC').toLowerCase();
    // A title often begins with its place: 新密市：……
    const words = title.split(/[：:，。；]/u)[0] ?? '';
    const parts = words.match(/[a-z0-9]+|\p{Script=Han}/gu) ?? [];
    const syllables = parts.map((part) => (/[a-z0-9]/.test(part) ? part : pinyin(part, { toneType: 'none', v: true })));
    return distinct(
      syllables
        .slice(0, MOST)
        .join('-')
        .replace(/[^a-z0-9-]/g, ''),
      taken,
    );
  };
}

function distinct(code: string, taken: readonly string[]): string {
  if (code === '' || !taken.includes(code)) return code;
  for (let number = 2; ; number += 1) if (!taken.includes(`${code}-${number}`)) return `${code}-${number}`;
}
