/**
 * What is reported of a text to whoever can mend it: by the archive, the text
 * checks, the importer and the desk alike. One type, one way to print it and
 * one to group it, so that a place and a remedy are found at the same spot
 * wherever they are read.
 */
import { firstOfEachKind } from './first-of-kind.ts';

/** How much it matters, and how people are told. */
export const severities = {
  /** Keeps a text from being published. */
  error: '要改正',
  /** Should be looked at; nothing is held up. */
  warning: '请核对',
  /** For the record. */
  note: '备查',
} as const;

export type Severity = keyof typeof severities;

/** The words of a diagnostic, in Chinese. */
export interface Advice {
  /** What is wrong or doubtful. */
  readonly sentence: string;
  /** What to do; empty where the sentence itself says what to write, or nothing is to be done. */
  readonly remedy: string;
}

/** A diagnostic of words that belong to no file yet: a body, or an original that is being imported. */
export interface TextDiagnostic extends Advice {
  /** Name of the rule, kebab-case. */
  readonly rule: string;
  readonly severity: Severity;
  /** 1-based, when one line is to blame. */
  readonly line?: number;
  /** 1-based, in UTF-16 units. */
  readonly column?: number;
  /** Dotted name of the frontmatter field or of the component's prop. */
  readonly field?: string;
}

export interface Diagnostic extends TextDiagnostic {
  /** Path in the office's folder, with `/`. */
  readonly file: string;
}

type Place = Pick<Diagnostic, 'file' | 'line' | 'column' | 'field'>;

/** An error, its words said in one go: see {@link adviceOf}. */
export function errorAt<P extends Partial<Place>>(rule: string, place: P, said: string): TextDiagnostic & P {
  return { rule, severity: 'error', ...place, ...adviceOf(said) };
}

/** By their opening marks the closing ones. */
const QUOTATIONS: Readonly<Record<string, string>> = { '「': '」', '“': '”', '《': '》' };

/** What is said in one go, parted: up to the first full stop that stands in no quotation it is the sentence, the rest the remedy. */
export function adviceOf(said: string): Advice {
  let closing: string | undefined;
  for (let at = 0; at < said.length; at++) {
    const sign = said.charAt(at);
    if (closing !== undefined) closing = sign === closing ? undefined : closing;
    else if (sign === '。') return { sentence: said.slice(0, at + 1), remedy: said.slice(at + 1) };
    else closing = QUOTATIONS[sign];
  }
  return { sentence: said, remedy: '' };
}

/** What is said of words below a line of a file, said of the file. @param before how many lines stand above the words. */
export function inFile(file: string, before: number, said: TextDiagnostic): Diagnostic {
  return { ...said, file, ...(said.line !== undefined && { line: before + said.line }) };
}

/** Sentence and remedy as they are read one after the other. */
export function wordsOf({ sentence, remedy }: Advice): string {
  return sentence + remedy;
}

/** Where it is, for people: `cases/a.md 第3行（title）`; empty for words without a place. */
export function placeOf({ file, line, field }: Partial<Place>): string {
  const lines = line === undefined ? '' : `第${line}行`;
  const place = [file, lines].filter(Boolean).join(' ');
  return field === undefined ? place : `${place}（${field}）`;
}

/** One line for a terminal: `cases/a.md:3:5　要改正　title　sentence remedy [rule]`. */
export function printDiagnostic(diagnostic: TextDiagnostic & Partial<Place>): string {
  const { file, line, column, severity, field, rule } = diagnostic;
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
  const parts = [place, severities[severity], field ?? '', wordsOf(diagnostic)];
  return `${parts.filter((part) => part !== '').join('　')} [${rule}]`;
}

/** Diagnostics as lines: of those that say the same of different places only the first. */
export function listDiagnostics(diagnostics: readonly Diagnostic[]): string[] {
  return firstOfEachKind(diagnostics, kindOf, printDiagnostic);
}

/** What is said, without the names and numbers that it is said of. */
function kindOf({ severity, rule, field = '', sentence }: TextDiagnostic): string {
  const bare = `${field}\0${sentence}`.replace(/「[^」]*」|“[^”]*”|《[^》]*》|\d+/g, '');
  return `${severity} ${rule}\0${bare}`;
}

/** How many there are of a severity. */
export function countOf(diagnostics: readonly TextDiagnostic[], severity: Severity): number {
  return diagnostics.filter((one) => one.severity === severity).length;
}

/** Those that keep a text from being published. */
export function errorsIn<D extends TextDiagnostic>(diagnostics: readonly D[]): D[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}
