/** The picture library of the index: what each picture shows, in words, and which entries show it. */
import { basename } from 'node:path';
import { PICTURE_FOLDER, PICTURE_KIND } from '#lib/pictures.ts';
import { fieldsIn } from '#entry-file/fields.ts';
import type { Choice } from '../api/choice.ts';
import { folded, wordsOf } from '../api/choice-words.ts';
import { PICTURES_A_PAGE } from '../api/picture-list.ts';
import type { FoundPictures, PictureRow, PictureUse } from '../api/picture-list.ts';
import type { Item } from './indexed-entry.ts';

/** What the pictures show, by their names; kept beside them, so that it goes where they go. */
export const DESCRIPTIONS = `${PICTURE_FOLDER}/descriptions.yaml`;

interface Picture {
  readonly name: string;
  readonly isDraft: boolean;
}

const DRAFT = '草稿';
const FIRST_USES = 5;

export class PictureLibrary {
  readonly #pictures = new Map<string, Picture>();
  readonly #descriptions = new Map<string, string>();

  /** @param text empty of a picture. */
  put(path: string, text: string, isDraft: boolean): void {
    const name = basename(path);
    if (PICTURE_KIND.test(name)) this.#pictures.set(name, { name, isDraft });
    if (path === DESCRIPTIONS && !isDraft) this.#describe(text);
  }

  /** Takes over what another library holds. */
  take(other: PictureLibrary): void {
    for (const [name, picture] of other.#pictures) this.#pictures.set(name, picture);
    for (const [name, words] of other.#descriptions) this.#descriptions.set(name, words);
  }

  remove(path: string): void {
    this.#pictures.delete(basename(path));
    if (path === DESCRIPTIONS) this.#descriptions.clear();
  }

  #describe(text: string): void {
    this.#descriptions.clear();
    for (const [name, words] of Object.entries(fieldsIn(text) ?? {})) {
      if (typeof words === 'string') this.#descriptions.set(name, words);
    }
  }

  named(name: string): Choice | undefined {
    const picture = this.#pictures.get(name);
    return picture && this.#choice(picture);
  }

  /** Those whose name or description holds all the words. */
  *matching(words: readonly string[]): Iterable<Choice> {
    for (const picture of this.#with(words)) yield this.#choice(picture);
  }

  #choice({ name, isDraft }: Picture): Choice {
    const description = this.#descriptions.get(name) ?? '';
    const note = [isDraft ? DRAFT : '', description].filter(Boolean).join(' ');
    return { value: name, label: name, note, ...(description !== '' && { description }) };
  }

  #with(words: readonly string[]): Picture[] {
    return [...this.#pictures.values()]
      .filter(({ name }) => {
        const looked = folded(`${name} ${this.#descriptions.get(name) ?? ''}`);
        return words.every((word) => looked.includes(word));
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
  }

  /**
   * One page of the library.
   * @param items the entries of all kinds.
   */
  find(question: string, wanted: number, items: readonly Item[]): FoundRows {
    const found = this.#with(wordsOf(question));
    const pages = Math.max(1, Math.ceil(found.length / PICTURES_A_PAGE));
    const page = Math.min(wanted, pages);
    const shown = found.slice((page - 1) * PICTURES_A_PAGE, page * PICTURES_A_PAGE);
    return { rows: shown.map((picture) => this.#row(picture, items)), page, pages, total: found.length };
  }

  #row({ name, isDraft }: Picture, items: readonly Item[]): Row {
    const uses = items.filter(({ pictures }) => pictures.has(name)).map(useOf);
    const description = this.#descriptions.get(name) ?? '';
    return { name, isDraft, description, uses: uses.slice(0, FIRST_USES), used: uses.length };
  }
}

/** Content ids are known to whoever keeps the index up with git. */
type Row = Omit<PictureRow, 'id'>;
export type FoundRows = Omit<FoundPictures, 'rows'> & { readonly rows: readonly Row[] };

function useOf({ collection, id, title, isDraft }: Item): PictureUse {
  return { key: `${collection}/${id}`, title, isDraft };
}
