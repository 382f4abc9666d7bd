/** For tests: the body of every file of the content, by name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryBody } from '#archive/entry-file.ts';

const content = join(import.meta.dirname, '../../../src/content');

export const everyBody = ['briefings', 'cases', 'deputies', 'brands'].flatMap((folder) =>
  readdirSync(join(content, folder)).map((name) => {
    return [`${folder}/${name}`, entryBody(readFileSync(join(content, folder, name), 'utf8'))] as const;
  }),
);
