/** This project with the corpus as its briefings, in a folder of its own. */
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from '#model/kinds.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import type { CorpusDocument } from '../corpus.ts';
import { documentName, documentTitle, markdownBody } from './markdown-files.ts';
import type { BenchSite } from './bench-site.ts';

const PARTS = [
  ...['public', 'program', 'scripts', 'checks', 'desk', 'importer', 'publication', 'verify', 'demo'],
  ...['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json', 'CHANGELOG.md'],
];

function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    // Build caches stay apart from the real site's.
    if (name.startsWith('.') && name !== '.bin') continue;
    if (name.startsWith('@')) linkPackages(join(from, name), join(to, name));
    else symlinkSync(join(from, name), join(to, name));
  }
}

function briefing(document: CorpusDocument, body: string): string {
  const frontmatter = ['---', `date: '${document.date}'`, 'articles:', '  - slug: text', '    titleLines:'];
  return [
    ...frontmatter,
    `      - ${JSON.stringify(documentTitle(document))}`,
    '---',
    '',
    '<!-- article: text -->',
    '',
    body,
  ].join('\n');
}

export function prepareOurSite(project: string, folder: string, documents: readonly CorpusDocument[]): BenchSite {
  mkdirSync(join(folder, 'src'), { recursive: true });
  for (const part of readdirSync(join(project, 'src'))) {
    if (part !== 'content') cpSync(join(project, 'src', part), join(folder, 'src', part), { recursive: true });
  }
  for (const part of PARTS) cpSync(join(project, part), join(folder, part), { recursive: true });
  linkPackages(join(project, 'node_modules'), join(folder, 'node_modules'));
  for (const collection of Object.keys(kinds)) {
    mkdirSync(join(folder, 'src/content', collection), { recursive: true });
  }
  cpSync(join(officeFolder(project), SITE_FILE), join(officeFolder(folder), SITE_FILE));
  const file = (index: number) => join(folder, 'src/content/briefings', `${documentName(index)}.md`);
  for (const [index, document] of documents.entries()) {
    writeFileSync(file(index), briefing(document, markdownBody(document)));
  }
  return {
    name: 'this site',
    command: [
      process.execPath,
      '--max-semi-space-size=64',
      'node_modules/astro/bin/astro.mjs',
      'build',
      '--outDir',
      '.tmp/dist',
    ],
    publish: [process.execPath, 'scripts/build.ts', '--skip-broken'],
    folder,
    output: join(folder, '.tmp/dist'),
    article: (index) => `briefings/${documentName(index)}/index.html`,
    change: (index, words) => {
      const document = documents[index];
      if (document) writeFileSync(file(index), briefing(document, `${markdownBody(document)}${words}\n`));
    },
  };
}
