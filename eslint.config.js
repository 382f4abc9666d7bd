import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The arrows between rooms: a room may import itself, packages and the rooms
 * named in `may`. The message of a broken arrow is the reason of the rule.
 */
const rooms = {
  model: { may: [], why: 'src/model says what content is and depends on nothing but Zod.' },
  lib: { may: ['model', 'site'], why: 'src/lib is pure functions on the model, testable without Astro or a disk.' },
  archive: {
    may: ['model', 'lib', 'site', 'checks'],
    why: 'src/archive turns files into checked entries; it knows nothing of pages.',
  },
  queries: {
    may: ['model', 'lib', 'archive', 'site', 'components'],
    why: 'src/queries is the only caller of getCollection and hands plain data to pages.',
  },
  components: {
    may: ['model', 'lib', 'site', 'styles'],
    why: 'Components take props and give HTML; a page queries for them.',
  },
  layouts: {
    may: ['model', 'lib', 'site', 'components', 'styles', 'queries'],
    why: 'Layouts arrange components; of the queries they know the types only, a page asks for the data.',
  },
  search: { may: ['model', 'lib', 'site'], why: 'src/search works on records, not on pages or collections.' },
  pages: {
    may: ['model', 'lib', 'site', 'queries', 'components', 'layouts', 'styles', 'search'],
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

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.tmp/', 'node_modules/', 'test-results/', 'playwright-report/']),
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
  { files: ['**/*.test.ts', 'tests/**'], rules: { 'max-lines-per-function': 'off' } },
  ...arrows,
  {
    files: ['importer/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['#*/*', '#site', '!#model/*', '!#lib/*', '!#checks/*', '**/src/**', 'astro:*'],
              message: 'importer turns bytes into a draft; it knows the model, lib and the checks, not the site.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['importer/**/*.ts'],
    ignores: ['**/*.test.ts', 'importer/cli.ts', 'importer/**/node-*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', '#*/*', '#site', '!#model/*', '!#lib/*', '!#checks/*', '**/src/**', 'astro:*'],
              message: 'importer is pure functions for browser and Node; only cli.ts touches the disk.',
            },
          ],
        },
      ],
    },
  },
);
