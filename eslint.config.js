import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The arrows between rooms: a room may import itself, packages and the rooms
 * named in `may`. The message of a broken arrow is the reason of the rule.
 */
const rooms = {
  model: { may: [], why: 'src/model says what content is and depends on nothing but Zod.' },
  lib: { may: ['model'], why: 'src/lib is pure functions on the model, testable without Astro or a disk.' },
  archive: {
    may: ['model', 'lib', 'checks'],
    why: 'src/archive turns files into checked entries; it knows nothing of pages.',
  },
  outputs: {
    may: ['model', 'lib', 'archive'],
    why: 'src/outputs makes files of the archive (print, Word, WeChat, open data) and knows nothing of pages.',
  },
  queries: {
    may: ['model', 'lib', 'archive', 'site', 'components', 'outputs'],
    why: 'src/queries is the only caller of getCollection and hands plain data to pages.',
  },
  components: {
    may: ['model', 'lib', 'site', 'styles', 'islands'],
    why: 'Components take props and give HTML; a page queries for them.',
  },
  layouts: {
    may: ['model', 'lib', 'site', 'components', 'styles', 'queries'],
    why: 'Layouts arrange components; of the queries they know the types and the menu, a page asks for the rest.',
  },
  search: { may: ['model', 'lib'], why: 'src/search works on records, not on pages or collections.' },
  indexing: {
    may: ['model', 'lib', 'archive', 'search'],
    why: 'src/indexing tells search what the archive holds; of pages it knows only their HTML.',
  },
  islands: {
    may: ['model', 'lib', 'search', 'styles'],
    why: 'src/islands runs in the reader’s browser: it gets plain HTML and asks search, nothing else.',
  },
  pages: {
    may: ['model', 'lib', 'site', 'queries', 'components', 'layouts', 'styles', 'search', 'islands'],
    why: 'A page only routes: query, layout, components.',
  },
};

const all = [...Object.keys(rooms), 'styles', 'site'];

const arrows = Object.entries(rooms).map(([room, { may, why }]) => ({
  files: [`src/${room}/**/*.{ts,tsx,astro}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...all
            .filter((other) => other !== room && !may.includes(other))
            .map((other) => ({ group: [`#${other}`, `#${other}/*`, `**/${other}/**`], message: why })),
          ...(room === 'queries' ? [] : [{ group: ['astro:content'], message: rooms.queries.why }]),
        ],
      },
    ],
  },
}));

/** Rooms beside src. */
const outside = [
  {
    folder: 'importer',
    may: ['model', 'lib'],
    why: 'importer turns bytes into data and data into drafts, in Node and in the browser; it knows nothing of the site.',
  },
  {
    folder: 'desk/import',
    may: ['model', 'lib'],
    why: 'The import page asks importer and hands a draft to the desk; it knows nothing of the site.',
  },
  {
    folder: 'desk/server',
    may: ['model', 'lib', 'archive'],
    why: 'desk/server carries content from the form to git and starts the build; it knows nothing of pages.',
  },
  {
    folder: 'demo',
    may: ['model', 'lib'],
    why: 'demo writes an office as an editor would; it knows nothing of the site.',
  },
  {
    folder: 'verify',
    may: ['model', 'lib', 'search', 'indexing'],
    why: 'verify judges a built site by its files and is told the settings; it knows nothing of how pages are made.',
  },
].map(({ folder, may, why }) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: all
          .filter((other) => !may.includes(other))
          .map((other) => ({ group: [`#${other}`, `#${other}/*`, `**/src/${other}/**`], message: why })),
      },
    ],
  },
}));

/** The desk in the browser shares the model and the showing components; the server it reaches over HTTP only. */
const deskApp = {
  files: ['desk/app/**/*.{ts,tsx}'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...all
            .filter((other) => !['model', 'lib', 'archive', 'components'].includes(other))
            .map((other) => `#${other}/*`),
          '../server/*',
        ].map((group) => ({
          group: [group],
          message: 'desk/app is forms and previews of the model; it asks the server over HTTP only.',
        })),
      },
    ],
  },
};

export default defineConfig(
  globalIgnores([
    'dist/',
    '.astro/',
    '.tmp/',
    '.ocr/',
    '.desk/',
    'desk/pages/',
    'node_modules/',
    'test-results/',
    'playwright-report/',
  ]),
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.test.{ts,tsx}'],
    ignores: ['**/*.property.test.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportDeclaration[source.value='fast-check']",
          message: 'Properties stand in *.property.test.ts: the project `property` gives them the time they need.',
        },
      ],
    },
  },
  { files: ['**/*.test.ts', 'tests/**'], rules: { 'max-lines-per-function': 'off' } },
  ...arrows,
  ...outside,
  deskApp,
);
