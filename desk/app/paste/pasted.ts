/** What is on the clipboard, as blocks of a body. */
import { articleMarkdown } from '#importer/write/article-markdown.ts';
import { readFragment } from '#importer/recognise/fragment.ts';
import type { DraftBlock } from '#importer/draft.ts';
import type { SourceParagraph, SourcePicture } from '#importer/source-document.ts';
import { localPicturesIn, picturesInRtf } from './pictures.ts';
import { readHtml } from './read-html.ts';

export type PastedPicture = SourcePicture;

/** The parts of a clipboard that are looked at; a kind that it does not hold is empty. */
export interface Clipboard {
  readonly html: string;
  readonly rtf: string;
  readonly text: string;
}

export interface Pasted {
  readonly blocks: readonly DraftBlock[];
  /** What did not come, a clause each. */
  readonly leftOut: readonly string[];
}

/** HTML where there is any, else the plain text, a line a paragraph. */
export function readClipboard({ html, rtf, text }: Clipboard): Pasted {
  if (html.trim() !== '') {
    const { blocks, footnotes, leftOut } = readHtml(html, picturesInRtf(rtf, localPicturesIn(html)));
    const read = readFragment(blocks, footnotes);
    if (read.length > 0) return { blocks: read, leftOut: leftOut.sentences() };
  }
  return { blocks: readFragment(paragraphsOf(text), []), leftOut: [] };
}

function paragraphsOf(text: string): SourceParagraph[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => ({ kind: 'paragraph', role: 'body', runs: [{ text: line }] }));
}

/** The pictures that came along, to be put into the library. */
export function picturesOf({ blocks }: Pasted): PastedPicture[] {
  return blocks.flatMap(({ picture }) => picture ?? []);
}

/**
 * The Markdown of what was pasted.
 * @param fileOf the name that a picture got in the library; one without a name leaves its place open.
 * @param vocabulary whether the body is MDX, where braces and addresses in angle brackets mean something else.
 */
export function markdownOf(
  { blocks }: Pasted,
  fileOf: (picture: PastedPicture) => string | undefined,
  vocabulary: boolean,
): string {
  const named = blocks.map((block) =>
    block.kind === 'figure' ? { ...block, file: (block.picture && fileOf(block.picture)) ?? '' } : block,
  );
  const markdown = partedLists(articleMarkdown({ titleLines: [], blocks: named }));
  if (!vocabulary) return markdown;
  return markdown.replace(/<(https?:\/\/[^>\s]+)>/g, '[$1]($1)').replace(/[{}]/g, '\\$&');
}

/** Two lists of different kinds that touch are two blocks. */
function partedLists(markdown: string): string {
  let last: string | undefined;
  const lines = markdown.split('\n').map((line) => {
    const [, sign, dot] = /^(?:([-*])|\d{1,9}([.)])) /.exec(line) ?? [];
    const kind = sign ?? dot;
    const parted = kind !== undefined && last !== undefined && kind !== last ? `\n${line}` : line;
    last = kind ?? (/^ {2,}\S/.test(line) ? last : undefined);
    return parted;
  });
  return lines.join('\n');
}
