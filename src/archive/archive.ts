/**
 * The archive: every entry of an office, checked against the model and
 * against each other. All diagnostics of all files are raised at once.
 */
import { channel } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { memoised } from '#lib/memoised.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import type { CollectionName, DataOf } from '#model/kinds.ts';
import { checkBriefingBodies } from './check-briefing-bodies.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkEmbargoes } from './check-embargoes.ts';
import { checkLedger } from './check-ledger.ts';
import { checkIcons } from './check-icons.ts';
import { checkPictures } from './check-pictures.ts';
import { checkPlaceTree } from './check-place-tree.ts';
import { checkReferences } from './check-references.ts';
import { checkSummaries } from './check-summaries.ts';
import type { Archive, Entry } from './entry.ts';
import type { LeftOut } from './left-out.ts';
import { ContentError } from './content-error.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { readIcons } from './icons.ts';
import { publicAt } from './public-at.ts';
import type { HeldBack } from './public-at.ts';
import { readFolder } from './read-folder.ts';
import type { RawEntry, ReadingMemory } from './read-folder.ts';
import { schemaDiagnostics } from './schema-diagnostics.ts';
import { readSettings } from './settings-file.ts';
import type { SettingsFile } from './settings-file.ts';
import { soundDigest, SoundEntry } from './sound-texts.ts';
import type { SoundTexts } from './sound-texts.ts';
import { readWithdrawals } from './withdrawals.ts';

export interface Inspected {
  /** What is public at the moment asked for: all that may be shown. */
  readonly archive: Archive;
  /** Everything there is, to be checked and nothing else. */
  readonly whole: Archive;
  /** What of the whole is not public yet, the earliest first. */
  readonly heldBack: readonly HeldBack[];
  /** Undefined when the diagnostics are about them. */
  readonly settings: SettingsFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Looking {
  /** Whether the office's library has a picture of that file name; by default, whether it is on disk. */
  readonly hasPicture?: (name: string) => boolean;
  /** What is passed over as if it were not there. */
  readonly without?: LeftOut;
  /** Of whoever reads the same folder many times. */
  readonly memory?: ReadingMemory;
  /** What earlier processes found nothing wrong with. */
  readonly sound?: SoundTexts;
}

/** Called at every reading of an office's folder, so that a test can count them. */
export const READINGS = 'renda:archive-read';
const readings = channel(READINGS);

/**
 * Reads and checks everything in an office's folder.
 * @param now the moment that decides what is public.
 */
export function inspectArchive(
  office: string,
  now: Date,
  {
    hasPicture = (name) => existsSync(join(office, PICTURE_FOLDER, name)),
    without = new Set(),
    memory,
    sound,
  }: Looking = {},
): Inspected {
  readings.publish({ office });
  const { settings, diagnostics: unsettled } = readSettings(office);
  const diagnostics: Diagnostic[] = [...unsettled];
  const read = <C extends CollectionName>(collection: C): Entry<C>[] => {
    const folder = readFolder(office, collection, without, memory, sound);
    diagnostics.push(...folder.diagnostics, ...checkDuplicates(folder.entries));
    return folder.entries.flatMap((entry) => {
      const checked = checkSchema<C>(entry);
      diagnostics.push(...checked.diagnostics);
      return checked.entry ? [checked.entry] : [];
    });
  };
  const whole = Object.fromEntries(kindNames.map((name) => [name, read(name)])) as unknown as Archive;
  const icons = readIcons(office);
  const bodies = checkBriefingBodies(whole.briefings.filter((entry) => !(entry instanceof SoundEntry)));
  if (sound) noteSound(sound, whole, bodies);
  diagnostics.push(
    ...checkReferences(whole),
    ...checkPlaceTree(whole.places),
    ...bodies,
    ...checkPictures(whole, hasPicture),
    ...checkIcons(whole, new Set([...icons.texts.keys()].map((file) => basename(file, '.svg')))),
    ...checkLedger(whole),
    ...checkSummaries(whole),
    ...checkEmbargoes(whole, now),
    ...readWithdrawals(office).diagnostics,
    ...icons.diagnostics,
  );
  return { ...publicAt(whole, now), whole, settings, diagnostics };
}

/** What of the archive is public at `now`, or a ContentError that names every problem of the whole. */
export function loadArchive(office: string, now: Date): Archive {
  const { archive, diagnostics } = inspectArchive(office, now);
  if (diagnostics.length > 0) throw new ContentError(diagnostics);
  return archive;
}

/** What has an entry is read and fits its schema; of an issue the articles are looked at as well. */
function noteSound(sound: SoundTexts, whole: Archive, bodies: readonly Diagnostic[]): void {
  const unsound = new Set(bodies.map(({ file }) => file));
  for (const { file, text, data } of Object.values(whole).flat() as readonly Entry[]) {
    if (!unsound.has(file)) sound.note(soundDigest(file, text), data);
  }
  sound.write();
}

interface Checked<C extends CollectionName = CollectionName> {
  readonly entry?: Entry<C>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Once for each reading of a file, see `ReadingMemory`. */
const checkedOnce = memoised(checkOne);
const checkSchema = <C extends CollectionName>(raw: RawEntry): Checked<C> => checkedOnce(raw) as Checked<C>;

function checkOne(raw: RawEntry): Checked {
  if (raw instanceof SoundEntry) return { entry: raw as unknown as Entry, diagnostics: [] };
  if (raw.syntaxErrors.length > 0) return { diagnostics: [] };
  const result = kindOf(raw.collection).schema.safeParse(raw.data ?? {});
  if (result.success) {
    return { entry: { ...raw, data: result.data as DataOf<CollectionName> }, diagnostics: [] };
  }
  return { diagnostics: schemaDiagnostics(raw.file, raw, result.error) };
}
