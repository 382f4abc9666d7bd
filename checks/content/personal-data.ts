/** 个人信息: what names or leads to a private person must not be published, however it is written. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { diagnosticAt } from '../diagnostic-at.ts';
import type { Office } from '../office.ts';
import { detailsIn } from '../personal/details.ts';
import { fold, withArabicDigits } from '../personal/folded.ts';
import type { Folded } from '../personal/folded.ts';
import { numbersIn } from '../personal/numbers.ts';
import type { FoundNumber } from '../personal/numbers.ts';
import { readingsOf } from '../personal/readings.ts';
import type { Reading } from '../personal/readings.ts';

const REMEDY = '请删去，或用“*”遮住中间几位。本单位自己的电话、邮箱请写在网站设置（site.yaml）的联系方式里。';

interface Finding {
  readonly kind: string;
  readonly severity: 'error' | 'warning';
  readonly found: string;
  /** Offset in the file. */
  readonly place: number;
}

export function personalData(
  document: Pick<Document, 'file' | 'text' | 'bodyStart' | 'tree' | 'data'>,
  office: Office,
): Diagnostic[] {
  const told = new Set<string>();
  return readingsOf(document)
    .flatMap((reading) => {
      const findings = findingsIn(reading, office);
      // What is read in two ways is one fault; the same number in two places of the text is two.
      const fresh = findings.filter(({ kind, found }) => !told.has(`${kind} ${found}`));
      for (const { kind, found } of fresh) told.add(`${kind} ${found}`);
      return fresh;
    })
    .map(({ kind, severity, found, place }) => {
      const shown = `${found.slice(0, 3)}…${found.slice(-2)}`;
      const sentence = severity === 'error' ? `这里有${kind}（${shown}），不能公开。` : `这里像是${kind}（${shown}）。`;
      return diagnosticAt(document, place, { severity, rule: 'personal-data', sentence, remedy: REMEDY });
    });
}

function findingsIn({ text, placeOf }: Reading, office: Office): Finding[] {
  const folded = fold(text);
  const at = (start: number) => placeOf(folded.offsets[start] ?? 0);
  const numbers = numbersOf(folded).flatMap((number): Finding[] => {
    if (isOwn(number, office)) return [];
    const severity = number.kind === '十五位身份证号' ? 'warning' : 'error';
    return [{ kind: number.kind, severity, found: number.digits, place: at(number.start) }];
  });
  const details = [...detailsIn(folded.text)]
    .filter(({ kind, found }) => kind !== '电子邮箱' || !isOwnEmail(found, office))
    .map(({ kind, severity, found, start }) => ({ kind, severity, found, place: at(start) }));
  return [...numbers, ...details.filter((one, index) => !saidBefore(details, one, index))];
}

/** Two patterns may take the same words for a home. */
function saidBefore(all: readonly Finding[], { kind, place, found }: Finding, index: number): boolean {
  return all
    .slice(0, index)
    .some(
      (other) => other.kind === kind && other.place < place + found.length && place < other.place + other.found.length,
    );
}

/** Numbers in Arabic digits, and those that Chinese digits complete. */
function numbersOf({ text }: Folded): FoundNumber[] {
  const plain = [...numbersIn(text)];
  const arabic = withArabicDigits(text);
  if (arabic === text) return plain;
  const overlaps = ({ start, end }: FoundNumber) => plain.some((one) => one.start < end && start < one.end);
  return [...plain, ...[...numbersIn(arabic)].filter((one) => !overlaps(one))];
}

const isOwn = ({ kind, digits }: FoundNumber, { ownNumbers }: Office): boolean =>
  kind === '手机号' && ownNumbers.some((own) => own.replace(/\D/g, '') === digits.replace(/^(?:00)?86(?=\d{11}$)/, ''));

const isOwnEmail = (found: string, { ownEmails }: Office): boolean =>
  ownEmails.some((own) => own.toLowerCase() === found.toLowerCase());
