/**
 * The build's own checks, asked at the desk. A single text is looked at here;
 * a whole archive is laid out in a folder of its own and read by a process, so
 * that the server goes on answering meanwhile.
 */
import { basename, join } from 'node:path';
import { WORDS } from '#archive/office-folder.ts';
import { errorsIn } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import type { GitStore } from './git.ts';
import type { Answer, Question } from './inspection-process.ts';
import { Refusal } from './refusal.ts';
import { SideProcess, TookTooLong } from './side-process.ts';
import type { TextAnswer, TextQuestion } from './text-process.ts';
import { TreeFolder } from './tree-folder.ts';
import { Mutex } from './mutex.ts';

/** As long as one text of 1 MB takes a slow machine several times over, in ms. */
const TEXT_PATIENCE = 30_000;
/** As long as an archive of ten thousand entries takes a slow machine several times over, in ms. */
const ARCHIVE_PATIENCE = 600_000;

export interface Patience {
  readonly text: number;
  readonly archive: number;
}

export class Inspection {
  readonly #store: GitStore;
  readonly #folder: TreeFolder;
  readonly #cache: string;
  readonly #mutex = new Mutex();
  readonly #now: () => Date;
  readonly #process = new SideProcess<Question, Answer>(new URL('./inspection-process.ts', import.meta.url));
  readonly #texts = new SideProcess<TextQuestion, TextAnswer>(new URL('./text-process.ts', import.meta.url));
  readonly #patience: Patience;

  /** @param folder A folder of the inspection's own; what is in it is thrown away. */
  constructor(
    store: GitStore,
    folder: string,
    now: () => Date,
    patience: Patience = { text: TEXT_PATIENCE, archive: ARCHIVE_PATIENCE },
  ) {
    this.#patience = patience;
    this.#store = store;
    this.#now = now;
    this.#folder = new TreeFolder(store, join(folder, 'words'), WORDS);
    this.#cache = folder;
  }

  /** What a save of this text would keep, and what forbids it; a text that cannot be looked at in time is refused. */
  async text(question: TextQuestion): Promise<TextAnswer> {
    return told('这篇稿子', this.#texts.ask(question, this.#patience.text));
  }

  /**
   * Everything the build's checks find in a tree.
   * @param over laid over the tree: path → text.
   * @param draft a commit whose pictures count as well as the tree's.
   */
  async archive(
    tree: string,
    over: Readonly<Record<string, string>> = {},
    draft?: string,
  ): Promise<readonly Diagnostic[]> {
    const trees = draft === undefined ? [tree] : [tree, draft];
    return (await this.#inspect(tree, over, trees, [])).diagnostics;
  }

  /** What would stop the build of a tree that does without `mayGo` as far as something is wrong with them. */
  async errors(tree: string, mayGo: readonly string[] = []): Promise<Diagnostic[]> {
    const { diagnostics } = await this.#inspect(tree, {}, [tree], mayGo);
    return errorsIn(diagnostics);
  }

  /** The files that a build of a tree would have to do without. */
  async broken(tree: string): Promise<readonly string[]> {
    const files = await this.#store.filesIn(tree, ...WORDS);
    return (
      await this.#inspect(
        tree,
        {},
        [tree],
        files.map(({ path }) => path),
      )
    ).gone;
  }

  #inspect(
    tree: string,
    over: Readonly<Record<string, string>>,
    pictured: readonly string[],
    mayGo: readonly string[],
  ): Promise<Answer> {
    return this.#mutex.run(async () => {
      const followed = await this.#folder.follow(tree);
      for (const [path, text] of Object.entries(over)) this.#folder.lay(path, text);
      const pictures = await Promise.all(pictured.map((one) => this.#store.filesIn(one, PICTURE_FOLDER)));
      const question: Question = {
        office: this.#folder.path,
        cache: this.#cache,
        now: this.#now(),
        changed: [...followed, ...Object.keys(over)],
        pictures: pictures.flat().map(({ path }) => basename(path)),
        mayGo,
      };
      return told('全部稿件', this.#process.ask(question, this.#patience.archive));
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#process.close(), this.#texts.close()]);
  }
}

/** A question that took too long, said to whoever asked. */
async function told<Answered>(what: string, answer: Promise<Answered>): Promise<Answered> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    const said = `检查${what}用了${Math.round(error.limit / 1000)}秒还没有完，已经停下，没有执行这一步。`;
    throw new Refusal(503, `${said}请把稿子改简单些或拆开再试，还不行就告诉管理员。`);
  }
}
