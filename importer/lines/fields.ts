/** Fields of a masthead or imprint: what stands apart on a line, or in a cell of its own. */

/** Blanks that set fields apart: two at least, or one of a full character. */
const GAP = /\s{2,}|[\u3000\t]+/u;

/** The fields of a line, in order. */
export function fieldsOf(line: string): string[] {
  return line
    .split(GAP)
    .map((field) => field.trim())
    .filter((field) => field !== '');
}

/** Words without the blanks that only set characters apart. */
export function compact(text: string): string {
  return text.replace(/\s/gu, '');
}

const AUTHORITY =
  /(?:委员会|办公室|办公厅|常委会|工委|研究室|主席团|编辑部|编辑室|人大|中心|小组|秘书处|秘书组|联络处|代表处|代表团|大会|政府|党组|机关|联络站)$/u;

/** Whether words end as the name of an office does. */
export function isOffice(text: string): boolean {
  return text.length >= 3 && text.length <= 36 && AUTHORITY.test(text) && !/[，。；：、！？“”]/u.test(text);
}
