/**
 * What an office's files have to become where a newer program writes them in
 * another way. Each change is named in CHANGELOG.md under its version, and
 * leaves a file that is written the new way as it is.
 */
import { extname } from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import { entryParts } from '#entry-file/parts.ts';
import { fieldOf, withFields } from '#entry-file/fields.ts';
import type { EditableName } from '#model/editable.ts';
import { kindNames, kindOf } from '#model/kinds.ts';

/** A file of the office's words: its path in the office's folder, with `/`, and its text. */
export interface WordsFile {
  readonly path: string;
  readonly text: string;
}

export interface Migration {
  /** The first version of the program that writes it the new way. */
  readonly version: string;
  /** A Chinese sentence: what is written how from now on. */
  readonly what: string;
  /** @returns the text as it has to be. */
  readonly change: (file: WordsFile) => string;
}

/** A field of a kind, or of the settings, under its new name; its value and its neighbours stay. */
export function renamedField(collection: EditableName, from: string, to: string): Migration['change'] {
  return ({ path, text }) => {
    const own = collection === 'settings' ? path === 'site.yaml' : path.startsWith(`${collection}/`);
    const written = own && (extname(path) === '.yaml' || entryParts(text) !== undefined);
    const value = written ? fieldOf(text, from) : undefined;
    return value === undefined ? text : withFields(text, { [from]: undefined, [to]: value });
  };
}

/** The approvals at the desk, in the settings: once `hands`, now `approvals`. Nothing but the keys changes. */
function renamedApprovals({ path, text }: WordsFile): string {
  if (path !== 'site.yaml') return text;
  const document = parseDocument(text);
  const maps = [document.getIn(['desk'], true), document.getIn(['desk', 'smallChange'], true)].filter(isMap);
  const keys = maps.flatMap(({ items }) => items.map(({ key }) => key)).filter(isScalar);
  const starts = keys.filter(({ value }) => value === 'hands').map(({ range }) => range?.[0] ?? 0);
  return starts
    .toSorted((a, b) => b - a)
    .reduce((now, at) => `${now.slice(0, at)}approvals${now.slice(at + 'hands'.length)}`, text);
}

const withIcon = kindNames.filter((name) => 'icon' in kindOf(name).fields);

/** The oldest first. */
export const migrations: readonly Migration[] = [
  {
    version: '0.2.0',
    what: '图片放在 pictures 文件夹里，文字里写成 ../pictures/文件名。',
    change: ({ text }) => text.replaceAll('../../assets/uploads/', '../pictures/'),
  },
  ...withIcon.map((kind): Migration => ({
    version: '0.2.0',
    what: `${kind} 的图记写成 icon，原来写 mark。`,
    change: renamedField(kind, 'mark', 'icon'),
  })),
  { version: '0.2.0', what: '要几个人经手写成 desk.approvals，原来写 desk.hands。', change: renamedApprovals },
];
