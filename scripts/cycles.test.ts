/** No file imports itself by way of others, not even for a type: what two share stands in a file of its own. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const cache = ts.createModuleResolutionCache(root, (name) => name, options);

const tracked = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' });
const files = tracked.split('\n').filter((file) => file !== '' && ts.sys.fileExists(join(root, file)));

/** The files of the program that a file names, `import type` and `import()` among them. */
function importsOf(file: string): string[] {
  const named = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles;
  return named.flatMap(({ fileName }) => {
    const { resolvedModule } = ts.resolveModuleName(fileName, join(root, file), options, ts.sys, cache);
    return resolvedModule === undefined ? [] : [relative(root, resolvedModule.resolvedFileName).replaceAll('\\', '/')];
  });
}

/** A way back to its beginning for each file that has one. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

it('is found where there is one', () => {
  const graph = new Map([
    ['a', ['b', 'd']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', []],
  ]);
  expect(circles(graph)).toEqual(['b → c → b']);
});

it('stands nowhere in the program', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  expect(graph.get('src/archive/archive.ts')).toContain('src/archive/entry.ts');
  expect(circles(graph)).toEqual([]);
});
