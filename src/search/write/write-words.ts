/** Writes what finds words in a bundle: the shards and the small files for single characters. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CharacterSets } from '../format/char-sets.ts';
import { Inverter } from './inverter.ts';
import type { Fold } from '../format/normal-form.ts';
import type { SearchRecord } from '../format/record.ts';
import { shardFile } from '../format/shard.ts';
import { readUnits } from '../format/units.ts';

export interface WrittenWords {
  /** The first token of each shard. */
  readonly starts: readonly string[];
  /** Which files there are for single characters. */
  readonly characterFiles: readonly string[];
}

/** Writes into a folder that exists. */
export function writeWords(folder: string, records: readonly SearchRecord[], fold: Fold): WrittenWords {
  const inverter = new Inverter();
  const characters = new CharacterSets();
  for (const [page, record] of records.entries()) {
    const title = readUnits(record.title, fold);
    const paragraphs = record.paragraphs.map(({ text }) => readUnits(text, fold));
    inverter.addPage(title, paragraphs);
    characters.addPage(page, title, paragraphs);
  }
  const write = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), gzipSync(bytes));
  mkdirSync(join(folder, 'shard'));
  const starts: string[] = [];
  for (const { start, bytes } of inverter.shards()) {
    write(shardFile(starts.length), bytes);
    starts.push(start);
  }
  mkdirSync(join(folder, 'char'));
  const characterFiles = characters.files();
  for (const [name, bytes] of characterFiles) write(name, bytes);
  return { starts, characterFiles: [...characterFiles.keys()] };
}
