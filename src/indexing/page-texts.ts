/**
 * The words of pages, kept from one index to the next: a page that is the very file it was is not parsed again.
 * Lines of JSON, the last one the number of the others.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Paragraph } from '#search/format/record.ts';
import { readParagraphs } from './page-text.ts';

/** With so few new ones the file is not written again: they are read off once more. */
const NOT_WORTH_WRITING = 50;

type Known = readonly [path: string, stamp: string, paragraphs: readonly Paragraph[]];

export class PageTexts {
  readonly #file: string;
  readonly #before: ReadonlyMap<string, Known>;
  readonly #now: Known[] = [];
  #fresh = 0;

  /** @param file outlives builds. @param version changes when pages would be read in another way. */
  constructor(file: string, version: string) {
    this.#file = file;
    this.#before = read(file, version);
    this.#now.push([version, '', []]);
  }

  /** @param stamp another one for another file. @param html reads the page. */
  async of(path: string, stamp: string, html: () => Promise<string>): Promise<Paragraph[]> {
    const known = this.#before.get(path);
    const isSame = known?.[1] === stamp;
    if (!isSame) this.#fresh += 1;
    const paragraphs = isSame ? [...known[2]] : readParagraphs(await html());
    this.#now.push([path, stamp, paragraphs]);
    return paragraphs;
  }

  keep(): void {
    if (this.#fresh <= NOT_WORTH_WRITING && existsSync(this.#file)) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const lines = this.#now.map((one) => JSON.stringify(one));
    writeFileSync(this.#file, [...lines, String(lines.length)].join('\n'));
  }
}

/** Nothing of a file that was cut off, or written by another program. */
function read(file: string, version: string): ReadonlyMap<string, Known> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines.pop() !== String(lines.length)) return new Map();
  const known = lines.map((line) => JSON.parse(line) as Known);
  return known[0]?.[0] === version ? new Map(known.map((one) => [one[0], one])) : new Map();
}
