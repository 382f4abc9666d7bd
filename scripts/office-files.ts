/** The files that a new office begins with, made from the model. */
import { pinyin } from 'pinyin-pro';
import { stringify } from 'yaml';
import { kinds } from '#model/kinds.ts';
import type { Control } from '#model/field.ts';
import { SLUG } from '#model/field.ts';
import { placeLevels } from '#model/kinds/place.ts';
import type { PlaceLevel } from '#model/kinds/place.ts';

/** A commented example for every kind; a name that begins with `_` is never built. */
export function exampleFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.values(kinds).map(({ name: collection, label, extension, fields }) => {
      const about = `${label}的写法。照这个样子另建一个文件，文件名会成为网址，只用小写字母、数字和连字符，例如 xinmi${extension}。`;
      const lines = Object.entries(fields).flatMap(([name, { control }]) => describe(name, control));
      const yaml = [`# ${about}`, ...lines].join('\n');
      const text = extension === '.yaml' ? `${yaml}\n` : `---\n${yaml}\n---\n\n正文写在这里。\n`;
      return [`${collection}/_示例${extension}`, text];
    }),
  );
}

/** A field as a comment: what it is, whether it has to be written, and its name. */
function describe(name: string, { label, hint, required, options }: Control): string[] {
  const values = options?.map(({ value, label: meaning }) => `${value}（${meaning}）`).join('、');
  return [
    `# ${label}${required ? '（必须写）' : '（可以不写）'}：${hint}${values === undefined ? '' : `可以写：${values}。`}`,
    `# ${name}:`,
  ];
}

/** The levels a path of places may begin with, from the widest. */
const levels = Object.keys(placeLevels) as PlaceLevel[];

/**
 * @param path from the widest to the narrowest, parted by `/`: 某省/某市/某县.
 * @throws Error in Chinese when it cannot be read.
 */
export function placeFiles(path: string): Record<string, string> {
  const names = path
    .split('/')
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length > levels.length) throw new Error(`--place 最多写五级，从省到村，现在写了${names.length}级。`);
  const files: Record<string, string> = {};
  let parent: string | undefined;
  for (const [at, name] of names.entries()) {
    const slug = slugOf(name);
    if (files[`places/${slug}.yaml`] !== undefined) throw new Error(`“${path}”里有两个地方的编码都是 ${slug}。`);
    files[`places/${slug}.yaml`] = stringify({ name, level: levels[at], ...(parent !== undefined && { parent }) });
    parent = slug;
  }
  return files;
}

/** 新密市 → xinmi: its sound, without the word for its kind. */
function slugOf(name: string): string {
  const short = name.length > 2 ? name.replace(/(?:省|自治区|市|地区|自治州|县|区|镇|乡|街道|村|社区)$/u, '') : name;
  const slug = pinyin(short, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]+/g, '');
  if (!SLUG.test(slug)) throw new Error(`“${name}”不能变成编码，请先不写 --place，以后自己在 places 文件夹里写。`);
  return slug;
}
