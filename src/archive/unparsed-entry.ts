/** An entry whose frontmatter is known already: its YAML is parsed only when somebody asks for a line. */
import { kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { entryBody, parseEntryFile } from '#entry-file/parse.ts';
import type { EntryFile } from '#entry-file/parse.ts';

export abstract class UnparsedEntry<C extends CollectionName = CollectionName> implements EntryFile {
  abstract readonly collection: C;
  abstract readonly data: unknown;
  abstract readonly text: string;
  readonly syntaxErrors = [];

  get body(): string {
    return kindOf(this.collection).extension === '.yaml' ? '' : entryBody(this.text);
  }

  get bodyLine(): number {
    return this.#parsed.bodyLine;
  }

  lineOf(path: readonly PropertyKey[]): number {
    return this.#parsed.lineOf(path);
  }

  get #parsed(): EntryFile {
    return parseEntryFile(this.text, kindOf(this.collection).extension);
  }
}
