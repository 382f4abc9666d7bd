/**
 * Runs the text checks over an archive. What they found in a text is remembered,
 * because in an archive of ten thousand documents only a few change between two
 * builds.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { memoised } from '#lib/memoised.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { siteAddresses } from '#archive/addresses.ts';
import type { Archive } from '#archive/entry.ts';
import type { SettingsFile } from '#archive/settings-file.ts';
import { checkDigests } from '#checks/archive.ts';
import type { Digest } from '#checks/archive-digest.ts';
import { checkDocument } from '#checks/content.ts';
import { digestOf } from '#checks/digest.ts';
import { parseDocument } from '#checks/document.ts';
import { officeOf } from '#checks/office.ts';
import type { Office } from '#checks/office.ts';

interface Remembered {
  /** The day on which it was looked at, `2026-11-23`. */
  readonly on: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly digest: Digest;
}

interface Memory {
  /** Changes with the checks and the office. */
  readonly key: string;
  readonly texts: Readonly<Record<string, Remembered>>;
}

const CHECKS = fileURLToPath(new URL('../checks/', import.meta.url));
const SHAPE = fileURLToPath(new URL('../src/lib/diagnostic.ts', import.meta.url));

function sha(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64url').slice(0, 22);
}

function memoryKey({ today: _, ...office }: Office): string {
  const sources = readdirSync(CHECKS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => readFileSync(join(CHECKS, file), 'utf8'));
  return sha(JSON.stringify(office), ...sources, readFileSync(SHAPE, 'utf8'));
}

/** So many texts are looked at again sooner than everything is written anew. */
const NOT_WORTH_WRITING = 50;

/** How many texts that are there no more may stay known. */
const GONE = 500;

/** What was found in each text, kept in a folder until the next time; whoever checks often keeps the object too. */
export class TextMemory {
  readonly #file: string;
  #known: { readonly key: string; readonly texts: Map<string, Remembered> } | undefined;
  /** How many texts the file does not hold yet. */
  #unwritten = 0;

  /** @param cache a folder for what is remembered until the next time. */
  constructor(cache: string) {
    this.#file = join(cache, 'text-checks.json');
  }

  recall(key: string): Map<string, Remembered> {
    if (this.#known?.key !== key) this.#known = { key, texts: new Map(Object.entries(this.#read(key))) };
    return this.#known.texts;
  }

  #read(key: string): Memory['texts'] {
    try {
      const memory = JSON.parse(readFileSync(this.#file, 'utf8')) as Memory;
      return memory.key === key ? memory.texts : {};
    } catch {
      // None yet, or cut off while it was written.
      return {};
    }
  }

  /** @param fresh how many of the texts were not known before. */
  keep({ key, texts }: Memory, fresh: number): void {
    this.#unwritten += fresh;
    this.#forgetGone(key, texts);
    if (this.#unwritten <= NOT_WORTH_WRITING && existsSync(this.#file)) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify({ key, texts } satisfies Memory));
    this.#unwritten = 0;
  }

  /** Each version of a draft that was checked is known; of the old ones only a few stay. */
  #forgetGone(key: string, texts: Memory['texts']): void {
    const now = Object.entries(texts);
    if ((this.#known?.texts.size ?? 0) > now.length + GONE) this.#known = { key, texts: new Map(now) };
  }
}

type Text = Archive[keyof Archive][number];

const digestFor = memoised(({ file, text }: Text) => sha(file, text));

function look({ file, text }: Text, office: Office): Remembered {
  const document = parseDocument(file, text);
  return { on: office.today, diagnostics: checkDocument(document, office), digest: digestOf(document) };
}

/** Whether what was found on another day holds today: a day that is still to come comes, and none goes back. */
function holds({ on, diagnostics }: Remembered, today: string): boolean {
  return on === today || (on < today && !diagnostics.some(({ rule }) => rule === 'dates'));
}

/**
 * Everything that is found by every check on an archive.
 * @param now decides what is a future date.
 */
export function checkText(memory: TextMemory, archive: Archive, settings: SettingsFile, now: Date): Diagnostic[] {
  const office = officeOf(settings.values, now);
  const key = memoryKey(office);
  const before = memory.recall(key);
  const texts: Record<string, Remembered> = {};
  let fresh = 0;
  for (const entry of Object.values(archive).flat()) {
    const digest = digestFor(entry);
    const remembered = before.get(digest);
    const isKnown = remembered !== undefined && holds(remembered, office.today);
    const known = isKnown ? remembered : look(entry, office);
    if (!isKnown) fresh += 1;
    before.set(digest, known);
    texts[digest] = known;
  }
  memory.keep({ key, texts }, fresh);
  const all = Object.values(texts);
  const addresses = siteAddresses(archive, settings.values.redirects);
  const facts = { digests: all.map(({ digest }) => digest), addresses };
  const own = checkDocument(parseDocument(SITE_FILE, settings.text), office);
  return [...own, ...all.flatMap(({ diagnostics }) => diagnostics), ...checkDigests(facts, office)];
}
