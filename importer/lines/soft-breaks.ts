import { endsSentence } from './line-kinds.ts';
import type { SourceRun } from '../source-document.ts';

/** Parts of a paragraph between its line breaks. In running text a break inside a sentence is a hard wrap. */
export function splitAtBreaks<Run extends SourceRun>(runs: readonly Run[], centred: boolean): Run[][] {
  const pieces: Run[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      const bare: { -readonly [K in keyof SourceRun]: SourceRun[K] } = { ...run };
      delete bare.footnote;
      if (index > 0) {
        const before = (pieces.at(-1) ?? [])
          .map((each) => each.text)
          .join('')
          .trim();
        if (centred || endsSentence(before) || before.length < 16) pieces.push([]);
      }
      pieces.at(-1)?.push((index === 0 ? { ...run, text } : { ...bare, text }) as Run);
    });
  }
  return pieces;
}
