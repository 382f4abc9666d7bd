/**
 * The build's own checks, asked at the desk. A single text is looked at here;
 * a whole archive is laid out in a folder of its own and read by a process, so
 * that the server goes on answering meanwhile.
 */
import { basename, join } from 'node:path';
import { checkDocument } from '#checks/content.ts';
import { parseDocument } from '#checks/document.ts';
import type { Office } from '#checks/office.ts';
import { entryBody } from '#entry-file/parse.ts';
import { WORDS } from '#archive/office-folder.ts';
import { errorsIn, inFile } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { readMdx } from '#lib/mdx-document.ts';
import { markdownDiagnostics, markupError, nodeRuns } from '#lib/markup-diagnostics.ts';
import type { MarkupDiagnostic } from '#lib/markup-diagnostics.ts';
import type { GitStore } from './git.ts';
import type { Answer, Question } from './inspection-process.ts';
import { SideProcess } from './side-process.ts';
import { TreeFolder } from './tree-folder.ts';
import { Mutex } from './mutex.ts';

/** What may not even be saved: personal data, and anything that would run. */
export function savingErrors(file: string, raw: string, office: Office): Diagnostic[] {
  const personal = checkDocument(parseDocument(file, raw), office).filter(
    ({ rule, severity }) => rule === 'personal-data' && severity === 'error',
  );
  return [...personal, ...codeErrors(file, raw)];
}

function codeErrors(file: string, raw: string): Diagnostic[] {
  if (file.endsWith('.yaml')) return [];
  const body = entryBody(raw);
  const before = raw.slice(0, raw.length - body.length).split('\n').length - 1;
  const found = file.endsWith('.mdx') ? mdxCode(body) : markdownDiagnostics(body).filter(({ runs }) => runs === true);
  return found.map((one) => inFile(file, before, one));
}

function mdxCode(body: string): MarkupDiagnostic[] {
  const { diagnostics, elements } = readMdx(body);
  const tags = elements.filter(({ name, props }) => {
    return nodeRuns({ type: 'html', value: `<${name} ${Object.keys(props).join('= ')}=` });
  });
  return [
    ...diagnostics.filter(({ runs }) => runs === true),
    ...tags.map(({ name, line }) => markupError(line, `正文里不能写网页代码。请删去「<${name}>」。`, true)),
  ];
}

export class Inspection {
  readonly #store: GitStore;
  readonly #folder: TreeFolder;
  readonly #cache: string;
  readonly #mutex = new Mutex();
  readonly #now: () => Date;
  readonly #process = new SideProcess<Question, Answer>(new URL('./inspection-process.ts', import.meta.url));

  /** @param folder A folder of the inspection's own; what is in it is thrown away. */
  constructor(store: GitStore, folder: string, now: () => Date) {
    this.#store = store;
    this.#now = now;
    this.#folder = new TreeFolder(store, join(folder, 'words'), WORDS);
    this.#cache = folder;
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
      return this.#process.ask({
        office: this.#folder.path,
        cache: this.#cache,
        now: this.#now(),
        changed: [...followed, ...Object.keys(over)],
        pictures: pictures.flat().map(({ path }) => basename(path)),
        mayGo,
      });
    });
  }

  close(): Promise<void> {
    return this.#process.close();
  }
}
