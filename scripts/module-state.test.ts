/**
 * State that outlives a call belongs to an object that someone owns: two offices
 * in one process, or two tests, must not find each other's. What is left of it
 * in modules stands here, each with the reason; tables that are only looked up
 * are none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const MODULES = ['src', 'desk', 'checks', 'importer', 'scripts', 'program', 'publication', 'verify', 'demo', 'bin'];
const STATE = /^(?:export )?(?:let (\w+)|const (\w+)(?:: [^=\n]+)? = new (?:Map|Set|WeakMap)(?:<[^\n]*>)?\(\);)/gm;

/** A page of a browser is one document and one office. */
const PAGE = [
  'desk/app/api-client.ts pictures',
  'desk/app/api-client.ts signInAgain',
  'desk/app/backends/desk-backend.tsx draftStatuses',
  'desk/app/body/body-editor.tsx kept',
  'desk/app/forms/named-choices.ts known',
  'desk/app/forms/named-choices.ts waiting',
  'desk/app/forms/published-articles.ts known',
  'desk/app/main.tsx foot',
  'desk/app/preview/brand-cards.ts asked',
  'desk/app/preview/render-body.tsx shields',
  'desk/app/choice-source.ts current',
  'desk/app/review/page-frame.tsx drawn',
  'desk/app/shell/diagnostics.ts found',
  'desk/app/shell/diagnostics.ts listeners',
  'desk/app/shell/follow.ts listeners',
  'desk/app/shell/follow.ts shown',
  'desk/app/shell/follow.ts source',
  'desk/app/shell/form-versions.ts draftVersions',
  'desk/app/shell/form-versions.ts earlier',
  'desk/app/shell/form-versions.ts forms',
  'desk/app/shell/form-versions.ts latest',
  'desk/app/shell/form-versions.ts texts',
  'desk/app/shell/signed-in.ts asking',
  'desk/app/shell/stale.ts current',
  'desk/app/shell/stale.ts listeners',
  'desk/import/browser-pdfium.ts factory',
  'desk/import/main.ts original',
  'desk/import/main.ts shown',
  'desk/import/main.ts warnedOf',
  'src/islands/cite.ts hiding',
  'src/islands/cite.ts note',
  'src/islands/found-words.ts shown',
  'src/islands/search-service.ts client',
  'src/islands/search-service.ts worked',
  'src/islands/term-note.ts open',
  'src/search/read/worker.ts current',
];

/** What is remembered depends on its key alone, whichever office asks. */
const SAME_FOR_ALL = [
  // A process that answers for one repository.
  'desk/server/choices-process.ts drafted',
  'desk/server/choices-process.ts views',
  // The name of a content or of a commit is made of what it holds.
  'desk/server/entry-title.ts titles',
  'desk/server/places.ts read',
  'desk/server/places.ts texts',
  // By repository.
  'desk/server/withdrawal.ts readers',
  'desk/server/withdrawal.ts stuck',
  'desk/server/workflow.ts drafts',
  // The compiled program.
  'importer/pdf/node-pdfium.ts factory',
  // Signs of Unicode.
  'src/search/format/normal-form.ts remembered',
  'src/search/format/units.ts classes',
];

/** Astro builds one site in a process, and gives its collections as a module. */
const ONE_BUILD = ['src/queries/collections.ts cache'];

it('keeps no state in a module but what is listed here', () => {
  const found = MODULES.flatMap((module) =>
    readdirSync(join(root, module), { recursive: true, encoding: 'utf8' })
      .map((file) => `${module}/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$|^desk\/pages\//.test(file))
      .flatMap((file) =>
        [...readFileSync(join(root, file), 'utf8').matchAll(STATE)].map(([, a, b]) => `${file} ${a ?? b ?? ''}`),
      ),
  );
  expect(found.sort()).toEqual([...PAGE, ...SAME_FOR_ALL, ...ONE_BUILD].sort());
});
