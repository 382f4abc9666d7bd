/**
 * The build's own checks, asked at the desk. A single text is looked at here;
 * a whole archive is laid out in a folder of its own and read by a worker, so
 * that the server goes on answering meanwhile.
 */
import { Worker } from 'node:worker_threads';
import { checkDocument } from '#checks/content.ts';
import { parseDocument } from '#checks/document.ts';
import { officeOf } from '#checks/office.ts';
import type { Problem } from '#archive/problem.ts';
import { entryBody } from '#archive/entry-file.ts';
import { readMdx } from '#lib/mdx-document.ts';
import { markdownFindings, nodeRuns } from '#lib/markup-findings.ts';
import { site } from '#site';
import type { GitStore } from './git.ts';
import { CONTENT } from './paths.ts';
import type { Trouble } from './refusal.ts';
import { TreeFolder } from './tree-folder.ts';
import { Turns } from './turns.ts';

/** What may not even be saved: personal data, and anything that would run. */
export function savingTroubles(file: string, raw: string, now: Date): Trouble[] {
  const personal = textTroubles(file, raw, now).filter(({ rule, severity }) => {
    return rule === 'personal-data' && severity === 'error';
  });
  return [...personal, ...codeTroubles(file, raw)];
}

/** The findings of the text checks. */
export function textTroubles(file: string, raw: string, now: Date): (Trouble & { readonly rule: string })[] {
  return checkDocument(parseDocument(file, raw), officeOf(site, now)).map((finding) => ({
    severity: finding.severity,
    rule: finding.rule,
    file,
    line: finding.line,
    message: `${finding.message}${finding.remedy}`,
  }));
}

function codeTroubles(file: string, raw: string): Trouble[] {
  if (file.endsWith('.yaml')) return [];
  const body = entryBody(raw);
  const before = raw.slice(0, raw.length - body.length).split('\n').length - 1;
  const found = file.endsWith('.mdx') ? mdxCode(body) : markdownFindings(body).filter(({ runs }) => runs === true);
  return found.map(({ line, message }) => ({ severity: 'error', file, line: before + line, message }));
}

function mdxCode(body: string): { readonly line: number; readonly message: string }[] {
  const { findings, elements } = readMdx(body);
  const tags = elements.filter(({ name, props }) => {
    return nodeRuns({ type: 'html', value: `<${name} ${Object.keys(props).join('= ')}=` });
  });
  return [
    ...findings.filter(({ runs }) => runs === true),
    ...tags.map(({ name, line }) => ({ line, message: `正文里不能写网页代码。请删去「<${name}>」。` })),
  ];
}

export class Inspection {
  readonly #folder: TreeFolder;
  readonly #turns = new Turns();
  #worker: Worker | undefined;

  /** @param folder A folder of the inspection's own; what is in it is thrown away. */
  constructor(store: GitStore, folder: string) {
    this.#folder = new TreeFolder(store, folder, [CONTENT]);
  }

  /** Every structural problem of the archive in a tree, with `over` laid over it (path → text). */
  archive(tree: string, over: Readonly<Record<string, string>> = {}): Promise<Trouble[]> {
    return this.#turns.take(async () => {
      await this.#folder.follow(tree);
      for (const [path, text] of Object.entries(over)) this.#folder.lay(path, text);
      const problems = await this.#ask();
      return problems.map((problem) => ({ severity: 'error', ...problem }));
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask(): Promise<readonly Problem[]> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      const failed = (error: Error) => {
        this.#worker = undefined;
        reject(error);
      };
      worker.once('error', failed);
      worker.once('message', (problems: readonly Problem[]) => {
        worker.off('error', failed);
        resolve(problems);
      });
      worker.postMessage(this.#folder.path);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./inspection-worker.ts', import.meta.url));
    worker.unref();
    return worker;
  }
}
