/** 机关名称: the names of the office's own list, and forms one character away from them. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import { diagnosticAt } from '../diagnostic-at.ts';
import type { Document } from '../document.ts';
import type { Office } from '../office.ts';

/** Shorter names have honest neighbours one character away. */
const SHORTEST = 7;

/** Whether `text` is `name` with exactly one character added, left out or replaced. */
export function isOneSlipAway(text: string, name: string): boolean {
  if (text === name || Math.abs(text.length - name.length) > 1) return false;
  let start = 0;
  while (start < text.length && text[start] === name[start]) start += 1;
  const rest = (word: string, skip: number) => word.slice(start + skip);
  return rest(text, 1) === rest(name, 1) || rest(text, 1) === rest(name, 0) || rest(text, 0) === rest(name, 1);
}

interface Slip {
  readonly offset: number;
  readonly form: string;
}

/** Places that begin and end like the name and are one slip away from it. */
function slipsOf(prose: string, name: string): Slip[] {
  const head = name.slice(0, 3);
  const tail = name.slice(-1);
  const slips: Slip[] = [];
  for (let offset = prose.indexOf(head); offset >= 0; offset = prose.indexOf(head, offset + 1)) {
    if (prose.startsWith(name, offset)) continue;
    const forms = [name.length, name.length + 1, name.length - 1].map((length) => prose.slice(offset, offset + length));
    const form = forms.find((one) => one.endsWith(tail) && isOneSlipAway(one, name));
    if (form !== undefined) slips.push({ offset, form });
  }
  return slips;
}

export function organisations(document: Document, office: Office): Diagnostic[] {
  const names = new Set(office.organisations);
  return office.organisations
    .filter((name) => name.length >= SHORTEST)
    .flatMap((name) =>
      slipsOf(document.prose, name)
        .filter(({ form }) => !names.has(form))
        .map(({ offset, form }) =>
          diagnosticAt(document, offset, {
            severity: 'warning',
            rule: 'organisations',
            sentence: `机关名称“${form}”和规范的名称差一个字。`,
            remedy: `规范的名称是“${name}”，请核对。`,
          }),
        ),
    );
}
