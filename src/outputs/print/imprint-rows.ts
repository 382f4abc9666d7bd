/** The lines of an imprint as a sheet sets them. */
import type { Briefing } from '#model/kinds/briefing.ts';

/** A line between two rules. */
interface ImprintRow {
  /** `送：`; what follows it hangs to its right. */
  readonly label?: string;
  readonly words: string;
  /** At the right end of the line: `共印70份`. */
  readonly end?: string;
}

export interface PrintedImprint {
  readonly rows: readonly ImprintRow[];
  /** Below the last rule, where the number of copies has a line of its own. */
  readonly copies?: string;
}

const COPIES = String.raw`[（(]?共?印\d+份[）)]?。?`;

/** The lines as they stand in print; where they are not given, made of what the imprint states. */
export function printedImprint(imprint: NonNullable<Briefing['imprint']>): PrintedImprint {
  const lines = imprint.lines?.length ? imprint.lines : composed(imprint);
  const last = lines.at(-1) ?? '';
  if (!new RegExp(`^${COPIES}$`, 'u').test(last)) return { rows: lines.map(imprintRow) };
  return { rows: lines.slice(0, -1).map(imprintRow), copies: last };
}

function composed({
  reportedTo = [],
  sentTo = [],
  distributedTo = [],
  printedBy,
  copies,
  staff = [],
}: NonNullable<Briefing['imprint']>): readonly string[] {
  return [
    ...(reportedTo.length === 0 ? [] : [`报：${reportedTo.join('、')}`]),
    ...(sentTo.length === 0 ? [] : [`送：${sentTo.join('、')}`]),
    ...(distributedTo.length === 0 ? [] : [`发：${distributedTo.join('、')}`]),
    ...(staff.length === 0 ? [] : [staff.join('　')]),
    ...(printedBy === undefined ? [] : [`${printedBy}　印发`]),
    ...(copies === undefined ? [] : [`共印${copies}份`]),
  ];
}

function imprintRow(line: string): ImprintRow {
  const { label, words = line } = /^(?<label>\p{Script=Han}{1,4}[：:])(?<words>.*)$/u.exec(line)?.groups ?? {};
  const { before, end } = new RegExp(String.raw`^(?<before>.*\S)\s+(?<end>${COPIES})$`, 'u').exec(words)?.groups ?? {};
  return {
    ...(label !== undefined && { label }),
    words: before ?? words,
    ...(end !== undefined && { end }),
  };
}
