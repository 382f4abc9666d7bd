import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { modules } from './scripts/modules.js';

/** Tests may look into every module; what ships may not import them. */
const TESTS = ['**/*.test.{ts,tsx}', 'tests/**'];

/** The module of a file is the longest path that fits it. */
const elements = [...modules]
  .sort((a, b) => b.path.length - a.path.length)
  .map(({ path }) => ({ type: path, pattern: path, partialMatch: false }));

const policies = modules.flatMap(({ path, may, types = [], why }) => {
  const from = { element: { type: path } };
  return [
    { from, disallow: { to: { element: { type: '**' } } }, message: `${path}: ${why}.` },
    { from, allow: { to: { element: { type: [path, ...may] } } } },
    { from, allow: { to: { element: { type: types } }, dependency: { kind: 'type' } } },
  ];
});

const dependencyRules = {
  plugins: { boundaries },
  settings: { 'boundaries/elements': elements, 'import/resolver': { typescript: { project: 'tsconfig.json' } } },
  rules: {
    'boundaries/dependencies': ['error', { default: 'disallow', policies }],
    'boundaries/no-unknown-dependencies': 'error',
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: ['astro:content'], message: 'src/queries is the only caller of getCollection.' }] },
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
  { files: TESTS, rules: { 'max-lines-per-function': 'off' } },
  dependencyRules,
  { files: ['src/queries/**', 'src/content.config.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: TESTS,
    rules: { 'boundaries/dependencies': 'off', 'boundaries/no-unknown-dependencies': 'off' },
  },
);
