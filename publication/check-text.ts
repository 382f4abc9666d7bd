/**
 * Runs the text checks over an archive. What they found in a text is remembered,
 * because in an archive of ten thousand documents only a few change between two
 * builds.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '#lib/diagnostic.ts';
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
  readonly diagnostics: readonly Diagnostic[];
  readonly digest: Digest;
}

interface Memory {
  /** Changes with the checks, the office and the day. */
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

function memoryKey(office: Office): string {
  const sources = readdirSync(CHECKS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => readFileSync(join(CHECKS, file), 'utf8'));
  return sha(JSON.stringify(office), ...sources, readFileSync(SHAPE, 'utf8'));
}

function recall(file: string, key: string): Memory['texts'] {
  try {
    const memory = JSON.parse(readFileSync(file, 'utf8')) as Memory;
    return memory.key === key ? memory.texts : {};
  } catch {
    // None yet, or cut off while it was written.
    return {};
  }
}

/**
 * Everything that is found by every check on an archive.
 * @param cache a folder for what is remembered until the next time.
 * @param now decides what is a future date.
 */
export function checkText(cache: string, archive: Archive, settings: SettingsFile, now: Date): Diagnostic[] {
  const office = officeOf(settings.values, now);
  const memoryFile = join(cache, 'text-checks.json');
  const key = memoryKey(office);
  const before = recall(memoryFile, key);
  const texts: Record<string, Remembered> = {};
  for (const { file, text } of Object.values(archive).flat()) {
    const digest = sha(file, text);
    const known = before[digest];
    if (known === undefined) {
      const document = parseDocument(file, text);
      texts[digest] = { diagnostics: checkDocument(document, office), digest: digestOf(document) };
    } else texts[digest] = known;
  }
  mkdirSync(dirname(memoryFile), { recursive: true });
  writeFileSync(memoryFile, JSON.stringify({ key, texts } satisfies Memory));
  const all = Object.values(texts);
  const addresses = siteAddresses(archive, settings.values.redirects);
  const facts = { digests: all.map(({ digest }) => digest), addresses };
  const own = checkDocument(parseDocument(SITE_FILE, settings.text), office);
  return [...own, ...all.flatMap(({ diagnostics }) => diagnostics), ...checkDigests(facts, office)];
}
