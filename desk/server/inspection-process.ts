/** Reads and checks the archive below a folder: question in, diagnostics out. */
import { inspectArchive } from '#archive/archive.ts';
import { ReadingMemory } from '#archive/read-folder.ts';
import { leaveOutBroken, mayBeLeftOut } from '#archive/left-out.ts';
import type { LeftOut } from '#archive/left-out.ts';
import { errorsIn } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { checkText } from '#publication/check-text.ts';
import { answerQuestions } from './side-process.ts';

export interface Question {
  /** A folder with the office's words. */
  readonly office: string;
  /** Paths of it that may differ from what the last question was about. */
  readonly changed: readonly string[];
  /** See {@link checkText}. */
  readonly cache: string;
  readonly now: Date;
  /** File names of the office's pictures, which are not laid out there. */
  readonly pictures: readonly string[];
  /** Files that are passed over when something is wrong with them. */
  readonly mayGo: readonly string[];
}

export interface Answer {
  /** What is wrong with what may not go, and what is worth a word. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files that were passed over. */
  readonly gone: readonly string[];
}

const memory = new ReadingMemory();

answerQuestions(({ office, changed, cache, now, pictures, mayGo }: Question): Answer => {
  memory.forget(changed);
  const library = new Set(pictures);
  const look = (without: LeftOut): Diagnostic[] => {
    const hasPicture = (name: string) => library.has(name);
    const { whole, settings, diagnostics } = inspectArchive(office, now, { hasPicture, without, memory });
    return [...diagnostics, ...(settings === undefined ? [] : checkText(cache, whole, settings, now))];
  };
  const allowed = new Set(mayGo);
  const { seen, without } = leaveOutBroken(look, errorsIn, (file) => mayBeLeftOut(file) && allowed.has(file));
  return { diagnostics: seen, gone: [...without.keys()] };
});
