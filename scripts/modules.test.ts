/** The table of modules holds: every folder is in it, ESLint refuses what it does not allow, the docs repeat it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { modules } from './modules.js';
import { withModuleTable } from './module-table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What ESLint says of a file with one import. */
async function refusals(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId?.startsWith('boundaries/'))
    .map(({ message }) => message);
}

const value = (from: string) => `import * as all from '${from}';\nexport default all;\n`;
const types = (from: string) => `import type * as all from '${from}';\nexport type All = typeof all;\n`;

describe('the modules', () => {
  it('are every folder that holds code', () => {
    const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.astro'], {
      cwd: root,
      encoding: 'utf8',
    });
    const homeless = files
      .split('\n')
      .filter((file) => file.includes('/') && !file.startsWith('src/content/'))
      .filter((file) => !modules.some(({ path }) => file.startsWith(`${path}/`)));
    expect(homeless).toEqual([]);
  });

  it('name modules only', () => {
    const paths = new Set(modules.map(({ path }) => path));
    expect(
      modules.flatMap(({ may, types: also = [] }) => [...may, ...also]).filter((path) => !paths.has(path)),
    ).toEqual([]);
  });

  it.each([
    ['a component that asks the text checks', 'src/components/icon.tsx', value('#checks/content.ts')],
    ['a component that asks the importer by a path', 'src/components/icon.tsx', value('../../importer/import-file.ts')],
    ['a component that asks the desk’s server', 'src/components/icon.tsx', value('#desk/server/steps.ts')],
    ['the model that asks anything', 'src/model/field.ts', value('#lib/urls.ts')],
    ['the desk’s page that asks its server', 'desk/app/main.tsx', value('./server/../../server/steps.ts')],
    ['the import page that asks the archive', 'desk/import/main.ts', value('#archive/archive.ts')],
    ['the reader of the index that asks its writer', 'src/search/read/engine.ts', value('../write/inverter.ts')],
    ['the recogniser that asks a file format', 'importer/recognise/articles.ts', value('../pdf/lines.ts')],
    ['a re-export across modules', 'src/lib/urls.ts', "export { rankOf } from '#archive/archive.ts';\n"],
    ['an import while running', 'src/lib/urls.ts', "export const later = import('#archive/archive.ts');\n"],
    ['values where types only are allowed', 'importer/lines/join-lines.ts', value('../source-document.ts')],
    ['a program that imports tests', 'src/lib/urls.ts', value('../../tests/fixtures/addresses.ts')],
  ])('refuse %s, with the reason of the module', async (_what, file, code) => {
    const said = await refusals(file, code);
    const module = modules
      .filter(({ path }) => file.startsWith(`${path}/`))
      .sort((a, b) => b.path.length - a.path.length)[0];
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(module?.why);
  });

  it.each([
    ['a module below', 'src/lib/urls.ts', value('#model/field.ts')],
    ['types where types only are allowed', 'importer/lines/join-lines.ts', types('../source-document.ts')],
    ['the module itself', 'src/lib/urls.ts', value('./literal.ts')],
    ['a package', 'src/lib/urls.ts', value('yaml')],
  ])('allow %s', async (_what, file, code) => {
    expect(await refusals(file, code)).toEqual([]);
  });

  it('stand in docs/architecture.md', async () => {
    const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    expect(page).toBe(await withModuleTable(page));
  });
});
