/** What an office installs is whole, and holds nothing that only the desk's pages are built with. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};

/** Asked for by other packages and by no file of ours. */
const ASKED_BY_OTHERS = { 'react-dom': '@astrojs/react', vite: '@tailwindcss/vite' };
/** Imported in a checkout only; their callers look first whether the sources are there. */
const CHECKOUT_ONLY = new Set(['desk/build-pages.ts']);

/** The sources that `npm pack` takes. */
const shipped = new Set(
  (
    JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
        ...{ cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' },
      }),
    ) as readonly { readonly files: readonly { readonly path: string }[] }[]
  ).flatMap(({ files }) => files.map(({ path }) => path)),
);

/** The code of a file: of an Astro page what stands between the rules and in scripts. */
function codeOf(path: string): string {
  const text = readFileSync(join(root, path), 'utf8');
  if (path.endsWith('.mdx')) return (text.match(/^import .*$/gm) ?? []).join('\n');
  if (!path.endsWith('.astro')) return text;
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  return [/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '', ...scripts].join('\n');
}

const erased = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean =>
  ts.isImportDeclaration(node) ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : node.isTypeOnly;

/** What a file imports when it runs; imports of types are gone by then. */
function importsOf(path: string): string[] {
  if (path.endsWith('.css')) {
    const text = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    return [...text.matchAll(/@import\s+'([^']+)'/g)].map(([, name = '']) => name);
  }
  const found: string[] = [];
  const take = (name: ts.Node | undefined) => name && ts.isStringLiteralLike(name) && found.push(name.text);
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !erased(node)) take(node.moduleSpecifier);
    if (ts.isCallExpression(node)) {
      const { expression, arguments: given } = node;
      // Other ways to a package or a file are for what bundlers are to leave alone.
      if (/^(?:import|import\.meta\.resolve|packagesOf\(\w+\))$/.test(expression.getText())) take(given[0]);
    }
    if (/^new URL\('[^']+\.\w+', import\.meta\.url\)$/.test(node.getText())) {
      take(ts.factory.createStringLiteral(`./${(node as ts.NewExpression).arguments?.[0]?.getText().slice(1, -1)}`));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.tsx', codeOf(path), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

/** The path of an import within the program; undefined for a package. */
function pathOf(from: string, name: string): string | undefined {
  if (/^\.\.?\//.test(name)) return join(from, '..', name).replaceAll('\\', '/');
  for (const [alias, target] of Object.entries(manifest.imports)) {
    const to = typeof target === 'string' ? target : (target['default'] ?? '');
    if (alias === name) return to.slice(2);
    const stem = alias.replace(/\*$/, '');
    if (alias.endsWith('*') && name.startsWith(stem)) return to.replace('*', name.slice(stem.length)).slice(2);
  }
  return undefined;
}

const packageOf = (name: string) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
const sources = [...shipped].filter(
  (path) => /\.(?:[mc]?[jt]sx?|astro|mdx|css)$/.test(path) && !/^desk\/pages\//.test(path),
);
const imported = sources.flatMap((from) => importsOf(from).map((name) => ({ from, name: name.replace(/\?.*$/, '') })));
const ofPackages = imported.filter(
  ({ from, name }) => pathOf(from, name) === undefined && !isBuiltin(name) && !/^(?:astro|virtual|data):/.test(name),
);

describe('the package that an office installs', () => {
  it('holds the program and the guides, and no office’s words and no test', () => {
    for (const path of ['README.md', 'LICENSE', 'scripts/start.ts', 'bin/renda.mjs', 'docs/content-guide.md']) {
      expect([...shipped]).toContain(path);
    }
    expect([...shipped].filter((path) => /\.test\.|^tests\/|^bench\/|^src\/content\//.test(path))).toEqual([]);
  });

  it('holds every file that its files import', () => {
    expect(imported.length).toBeGreaterThan(500);
    const missing = imported.flatMap(({ from, name }) => {
      const path = pathOf(from, name);
      return path === undefined || shipped.has(path) || CHECKOUT_ONLY.has(path) ? [] : `${from} → ${path}`;
    });
    expect(missing).toEqual([]);
  });

  it('imports no package that an office does not get', () => {
    const missing = ofPackages.filter(({ name }) => !Object.hasOwn(manifest.dependencies, packageOf(name)));
    expect(missing).toEqual([]);
  });

  it('brings no package that only the pages of the desk or the tests use', () => {
    const used = new Set([...ofPackages.map(({ name }) => packageOf(name)), ...Object.keys(ASKED_BY_OTHERS)]);
    expect(Object.keys(manifest.dependencies).filter((name) => !used.has(name))).toEqual([]);
  });

  it('names its own files, the search path and npm as Windows does too', () => {
    // A pathname is `/C:/…` there, with its blanks and Chinese escaped; the search path is parted by `;`; npm is a
    // shell file.
    const breaking = /import\.meta\.url\)\.pathname|PATH\b[^\n]*\}:\$\{|\.bin\/\w/;
    const npm = /spawn(?:Sync)?\('npm'/;
    const found = sources
      .filter((path) => /\.(?:m?js|ts)$/.test(path) && !path.startsWith('public/'))
      .filter(
        (path) =>
          breaking.test(codeOf(path)) || (npm.test(codeOf(path)) && !codeOf(path).includes('shell: process.platform')),
      );
    expect(found).toEqual([]);
  });
});
