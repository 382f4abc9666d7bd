/**
 * Answers what a form may choose from: what is published, with the drafts laid
 * over it. The index lives in a process; here it is kept up with the repository,
 * by what differs between the commits that were seen.
 */
import { OFFICE_PARTS } from '#archive/office-folder.ts';
import { PICTURE_FOLDER, PICTURE_KIND } from '#lib/pictures.ts';
import type { ChoiceKind, Found } from '../api/choice.ts';
import type { EntryQuery, FoundEntries } from '../api/entry-list.ts';
import type { FoundPictures } from '../api/picture-list.ts';
import type { Answered, Asked, ChangedFile } from './choices-process.ts';
import type { FoundRows } from './picture-library.ts';
import { publicationsIn, recordOf } from './entry-record.ts';
import type { ChangedRecord } from './entry-record.ts';
import type { GitStore } from './git.ts';
import { SideProcess } from './side-process.ts';
import { Mutex } from './mutex.ts';
import { draftTips, mainOf, readDraft } from './workflow.ts';

/** How many files are read and handed over at a time. */
const BATCH = 200;

interface Version {
  readonly oid: string;
  /** The draft that it belongs to, `collection/slug`; none of what is published. */
  readonly draft?: string;
  /** What is published under the draft. */
  readonly under?: string | undefined;
}

export class Choices {
  readonly #store: GitStore;
  readonly #mutex = new Mutex();
  readonly #index = new SideProcess<Asked, Answered>(new URL('./choices-process.ts', import.meta.url), () => {
    this.#forget();
  });
  /** The commit of `main` that `#published` stands for, and its tree. */
  #main: string | undefined;
  #tree: string | undefined;
  readonly #published = new Map<string, string>();
  /** The commit that each draft was read at, and the files it holds. */
  readonly #drafts = new Map<string, { readonly tip: string; readonly files: ReadonlyMap<string, string> }>();
  /** What may have changed since it was handed to the index. */
  readonly #touched = new Set<string>();
  /** Settles when the index has taken in what it was handed last. */
  #taking: Promise<unknown> = Promise.resolve();
  /** What the index holds. */
  readonly #held = new Map<string, Version>();

  constructor(store: GitStore) {
    this.#store = store;
  }

  /** @param only the drafts that count, `collection/slug`; all of them when left out. */
  async find(kind: ChoiceKind, question: string, only?: readonly string[]): Promise<Found> {
    await this.follow();
    return (await this.#index.ask({ kind, question, ...(only && { only }) })) as Found;
  }

  async named(kind: ChoiceKind, values: readonly string[], only?: readonly string[]): Promise<Found> {
    await this.follow();
    return (await this.#index.ask({ kind, values, ...(only && { only }) })) as Found;
  }

  /** One page of a list of entries. */
  async list(query: EntryQuery, only?: readonly string[]): Promise<FoundEntries> {
    await this.follow();
    return (await this.#index.ask({ list: query, ...(only && { only }) })) as FoundEntries;
  }

  /** One page of the picture library. */
  async pictures(question: string, page: number, only?: readonly string[]): Promise<FoundPictures> {
    await this.follow();
    const found = (await this.#index.ask({ pictures: question, page, ...(only && { only }) })) as FoundRows;
    const rows = found.rows.flatMap((row) => {
      const id = this.#seenId(row.name, only);
      return id === undefined ? [] : [{ ...row, id }];
    });
    return { ...found, rows };
  }

  /** The content id of a picture of the library or of a draft that counts; undefined when there is none. */
  async pictureId(name: string, only?: readonly string[]): Promise<string | undefined> {
    await this.follow();
    return this.#seenId(name, only);
  }

  #seenId(name: string, only: readonly string[] | undefined): string | undefined {
    const held = this.#held.get(`${PICTURE_FOLDER}/${name}`);
    const hidden = held?.draft !== undefined && only?.includes(held.draft) === false;
    return hidden ? held.under : held?.oid;
  }

  async close(): Promise<void> {
    await this.#mutex.run(async () => undefined);
    await this.#index.close();
  }

  /** Brings the index up with what is published and drafted now. The first time all of it is read. */
  follow(): Promise<void> {
    return this.#mutex.run(async () => {
      await this.#followMain();
      await this.#followDrafts();
      while (this.#touched.size > 0) await this.#handOver([...this.#touched].slice(0, BATCH));
    });
  }

  async #followMain(): Promise<void> {
    const main = await mainOf(this.#store);
    if (main === this.#main) return;
    const tree = await this.#store.treeOf(main);
    const changes = (await this.#store.differences(this.#tree, tree)).filter(({ path }) => isChoice(path));
    for (const { path, after } of changes) {
      this.#touched.add(path);
      if (after === undefined) this.#published.delete(path);
      else this.#published.set(path, after);
    }
    const decided = [...(await publicationsIn(this.#store, this.#main, main))];
    this.#tell(decided.map(([key, published]) => ({ key, published })));
    this.#tree = tree;
    this.#main = main;
  }

  #tell(records: readonly ChangedRecord[]): void {
    if (records.length > 0) this.#index.tell({ records });
  }

  async #followDrafts(): Promise<void> {
    const tips = await draftTips(this.#store);
    for (const [name, { files }] of this.#drafts) {
      if (tips.has(name)) continue;
      this.#touch(files);
      this.#drafts.delete(name);
      this.#tell([{ key: name, draft: null }]);
    }
    for (const [name, { key, tip }] of tips) {
      const known = this.#drafts.get(name);
      if (known?.tip === tip) continue;
      // One that cannot be read keeps nobody from choosing; the board tells of it.
      const draft = await readDraft(this.#store, key).catch(() => undefined);
      const files = new Map(
        (draft?.files ?? []).flatMap(({ path, oid }) => (oid !== undefined && isChoice(path) ? [[path, oid]] : [])),
      );
      this.#touch(known?.files ?? []);
      this.#touch(files);
      this.#drafts.set(name, { tip, files });
      this.#tell([{ key: name, draft: draft ? recordOf(draft) : null }]);
    }
  }

  #touch(files: Iterable<readonly [path: string, oid: string]>): void {
    for (const [path] of files) this.#touched.add(path);
  }

  /** The file as it is chosen from: a draft's before the published one. */
  #versionOf(path: string): Version | undefined {
    const published = this.#published.get(path);
    for (const [draft, { files }] of this.#drafts) {
      const oid = files.get(path);
      if (oid !== undefined && oid !== published) return { oid, draft, under: published };
    }
    return published === undefined ? undefined : { oid: published };
  }

  async #handOver(paths: readonly string[]): Promise<void> {
    const wanted = paths
      .map((path) => [path, this.#versionOf(path)] as const)
      .filter(([path, version]) => differ(this.#held.get(path), version));
    const changed = await Promise.all(
      wanted.map(async ([path, version]): Promise<ChangedFile> => {
        if (version === undefined) return { path };
        const { oid, draft, under } = version;
        // Of a picture only its name is asked.
        const textOf = async (id: string) => (PICTURE_KIND.test(path) ? '' : (await this.#store.blob(id)).toString());
        const text = await textOf(oid);
        if (draft === undefined) return { path, text };
        return { path, text, draft, ...(under !== undefined && { under: await textOf(under) }) };
      }),
    );
    // Not faster than they are taken in: what waits in the channel is in this process's memory.
    await this.#taking;
    if (changed.length > 0) this.#taking = this.#index.ask({ changed }).catch(() => undefined);
    for (const path of paths) this.#touched.delete(path);
    for (const [path, version] of wanted) {
      if (version === undefined) this.#held.delete(path);
      else this.#held.set(path, version);
    }
  }

  /** A process that ended takes the index with it; the next question has everything read again. */
  #forget(): void {
    this.#main = undefined;
    this.#tree = undefined;
    this.#published.clear();
    this.#drafts.clear();
    this.#touched.clear();
    this.#held.clear();
  }
}

const isChoice = (path: string): boolean => OFFICE_PARTS.includes(path.split('/', 1)[0] ?? '');

function differ(held: Version | undefined, wanted: Version | undefined): boolean {
  return held?.oid !== wanted?.oid || held?.draft !== wanted?.draft || held?.under !== wanted?.under;
}
