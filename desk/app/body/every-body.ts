/** For tests: the body of every file of the content, by name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindNames, kindOf } from '#model/kinds.ts';
import { entryBody } from '#archive/entry-file.ts';

const content = join(import.meta.dirname, '../../../src/content');

const withBody = kindNames.filter((name) => kindOf(name).extension !== '.yaml');

export const everyBody = withBody.flatMap((folder) =>
  readdirSync(join(content, folder)).map((name) => {
    return [`${folder}/${name}`, entryBody(readFileSync(join(content, folder, name), 'utf8'))] as const;
  }),
);
