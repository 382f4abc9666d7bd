/**
 * A checked entry without its words. Ten thousand bodies in every process of a
 * build would fill its memory; whoever shows an entry reads them when its turn
 * comes, and gets them only if they are those that were checked.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURE_FOLDER, pictureName } from '#lib/pictures.ts';
import type { CollectionName, DataOf } from '#model/kinds.ts';
import type { Entry } from './entry.ts';
import { picturesOf } from './check-pictures.ts';
import { UnparsedEntry } from './unparsed-entry.ts';
import { readText } from './read-text.ts';

/** What is kept of an entry, as plain data. */
export interface Kept<C extends CollectionName = CollectionName> {
  readonly collection: C;
  readonly id: string;
  /** Path in the office's folder, with `/`. */
  readonly file: string;
  readonly data: DataOf<C>;
  /** Of the file's text. */
  readonly digest: string;
  /** The names of the pictures that a Markdown text shows. MDX imports its own. */
  readonly pictures: readonly string[];
}

export function keep({ collection, id, file, data, text, body }: Entry): Kept {
  const pictures = file.endsWith('.md')
    ? picturesOf({ body }).flatMap(({ address }) => pictureName(address) ?? [])
    : [];
  return { collection, id, file, data, digest: textDigest(text), pictures };
}

function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Changes when the words do, or one of the pictures that they show. */
export function shownDigest({ digest, pictures }: Pick<Kept, 'digest' | 'pictures'>, office: string): string {
  const hash = createHash('sha256').update(digest);
  for (const name of pictures) hash.update(readFileSync(join(office, PICTURE_FOLDER, name)));
  return hash.digest('base64url').slice(0, 16);
}

/** Raised when words are not those that were checked. */
export class ContentChanged extends Error {
  constructor(file?: string) {
    super(`内容在生成网站的时候改了${file === undefined ? '' : `：${file}`}。请再生成一次。`);
    this.name = 'ContentChanged';
  }
}

export class KeptEntry<C extends CollectionName = CollectionName> extends UnparsedEntry<C> implements Entry<C> {
  readonly collection: C;
  readonly id: string;
  readonly file: string;
  readonly data: DataOf<C>;
  readonly digest: string;
  readonly pictures: readonly string[];
  readonly #office: string;

  constructor(office: string, { collection, id, file, data, digest, pictures }: Kept<C>) {
    super();
    this.#office = office;
    this.collection = collection;
    this.id = id;
    this.file = file;
    this.data = data;
    this.digest = digest;
    this.pictures = pictures;
  }

  /** @throws ContentChanged when the file has other words now. */
  get text(): string {
    const text = readText(join(this.#office, this.file));
    if (text === undefined || textDigest(text) !== this.digest) throw new ContentChanged(this.file);
    return text;
  }
}
