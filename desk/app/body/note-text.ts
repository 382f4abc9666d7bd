/** A footnote between its Markdown and a box of words. */
export interface NoteData {
  readonly label: string;
  readonly text: string;
}

const NOTE = /^\[\^([^\]\s]+)\]:[ \t]*([^\n]*)$/;
const ANCHOR = /\[\^([^\]\s]+)\](?!:)/g;

/** The footnote of a block; undefined when it has more than one paragraph. */
export function parseNote(source: string): NoteData | undefined {
  const [, label, text] = NOTE.exec(source) ?? [];
  return label === undefined || text === undefined ? undefined : { label, text };
}

export function printNote({ label, text }: NoteData): string {
  return `[^${label}]: ${text.replace(/\s*\n\s*/g, ' ')}`;
}

/** The first number that no note of the blocks has. */
export function freeLabel(sources: readonly string[]): string {
  const used = new Set(labelsIn(sources));
  for (let number = 1; ; number += 1) if (!used.has(String(number))) return String(number);
}

function labelsIn(sources: readonly string[]): string[] {
  return sources.flatMap((source) => [
    ...[...source.matchAll(ANCHOR)].map(([, label = '']) => label),
    ...(parseNote(source) ? [parseNote(source)?.label ?? ''] : []),
  ]);
}

/** Blocks that come to others, with labels that the others do not use. */
export function withFreeLabels(coming: readonly string[], there: readonly string[]): string[] {
  const taken = [...there];
  const renamed = new Map<string, string>();
  for (const label of new Set(labelsIn(coming))) {
    const free = freeLabel(taken);
    renamed.set(label, free);
    taken.push(`[^${free}]`);
  }
  return coming.map((source) =>
    source.replace(/\[\^([^\]\s]+)\]/g, (whole, label: string) => `[^${renamed.get(label) ?? label}]` || whole),
  );
}
