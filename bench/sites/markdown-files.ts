/** The corpus as the Markdown that every generator gets. */
import type { CorpusDocument } from '../corpus.ts';

export function documentName(index: number): string {
  return `d${String(index).padStart(6, '0')}`;
}

/** The title on one line and within what the model allows. */
export function documentTitle({ title }: CorpusDocument): string {
  return Array.from(title.replace(/\s+/g, ' ').trim()).slice(0, 60).join('');
}

/** The paragraphs as Markdown that means these characters and nothing else. */
export function markdownBody({ paragraphs }: CorpusDocument): string {
  return paragraphs
    .map((text) =>
      text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[\\`*_{}[\]<>#+!|~&-]/g, '\\$&')
        .replace(/^(\d+)([.)])/, '$1\\$2'),
    )
    .filter(Boolean)
    .map((text) => `${text}\n`)
    .join('\n');
}
