/** What runs in a reader's browser uses nothing that the browser floor (`browserslist` of package.json) lacks. */
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import type { CompatStatement } from '@mdn/browser-compat-data';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { floorVersions, isSupported } from '#styles/floor-data.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const floor = floorVersions(root);

/** Younger than the floor and used only where the browser has it; the way without it is beside. */
const GUARDED: Readonly<Record<string, readonly string[]>> = {
  'src/islands/cite.ts': ['Navigator.clipboard', 'Clipboard.writeText'],
  'src/islands/page-tools.ts': ['Navigator.share'],
  // Where it fails the address is shown to be copied by hand.
  'src/islands/copy-search.ts': ['Navigator.clipboard', 'Clipboard.writeText'],
  // No entry says this where there is none of its kind.
  'src/islands/found-words.ts': ['PerformanceNavigationTiming.type'],
  'src/islands/highlight-ranges.ts': ['Highlight', 'Highlight.priority'],
  'src/islands/read-aloud.ts': ['Highlight'],
  // Loaded only where there are popovers, which are younger than all of these.
  'src/islands/term-note.ts': [
    'HTMLElement.popover',
    'HTMLElement.showPopover',
    'HTMLElement.hidePopover',
    'ToggleEvent.newState',
    'ARIAMixin.role',
    'ARIAMixin.ariaLabel',
  ],
};

type Members = Readonly<Record<string, { readonly __compat?: CompatStatement } | undefined>>;
const api = bcd.api as unknown as Readonly<Record<string, Members>>;
const builtins = bcd.javascript.builtins as unknown as Readonly<Record<string, Members>>;

/** TypeScript keeps in interfaces of their own what the data list under each element, or under the constructor. */
function compatOf(owner: string, member: string): { name: string; compat: CompatStatement } | undefined {
  const plain = owner.replace(/Constructor$|EventMap$|^Readonly(?=Array|Map|Set)/g, '');
  // A range had all of this before it had a name of its own.
  if (plain === 'AbstractRange') return undefined;
  const members = api[plain] ?? builtins[plain];
  const own = (members?.[member] ?? members?.[`${member}_static`])?.__compat;
  if (own) return { name: `${plain}.${member}`, compat: own };
  if (members) return undefined;
  // A mixin, such as ParentNode.
  const compat = (api['Element']?.[member] ?? api['HTMLElement']?.[member] ?? api['Document']?.[member])?.__compat;
  return compat && { name: `${plain}.${member}`, compat };
}

/** The parts of the language and of the browser that a file names, with their support. */
function usedIn(file: ts.SourceFile, checker: ts.TypeChecker): Map<string, CompatStatement> {
  const used = new Map<string, CompatStatement>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node)) {
      for (const declaration of checker.getSymbolAtLocation(node)?.declarations ?? []) {
        if (!declaration.getSourceFile().fileName.includes('typescript/lib/lib.')) continue;
        const owner = declaration.parent;
        if (ts.isInterfaceDeclaration(owner)) {
          const found = compatOf(owner.name.text, node.text);
          if (found) used.set(found.name, found.compat);
        } else if (!ts.isPropertyAccessExpression(node.parent) || node.parent.expression === node) {
          const compat = (api[node.text] ?? builtins[node.text])?.['__compat'] as CompatStatement | undefined;
          if (compat) used.set(node.text, compat);
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return used;
}

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
  config: object;
};
const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
const entries = [
  'islands/start',
  'islands/comforts',
  'islands/imprint-at-foot',
  'islands/display-boot',
  'search/worker',
];
const program = ts.createProgram(
  entries.map((name) => join(root, `src/${name}.ts`)),
  { ...options, types: ['vite/client'] },
);
const files = program
  .getSourceFiles()
  .map((file) => ({ file, path: relative(root, file.fileName).split(sep).join('/') }))
  .filter(({ path }) => /^src\/(?:islands|search|lib|model)\//.test(path));

describe('what runs in a reader’s browser', () => {
  it('is read with its types', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['src/islands/search-page.ts', 'src/islands/found-words.ts', 'src/search/read/engine.ts']),
    );
    const used = files.flatMap(({ file }) => [...usedIn(file, program.getTypeChecker()).keys()]);
    expect(used).toEqual(
      expect.arrayContaining(['Array.flatMap', 'Element.closest', 'ParentNode.append', 'TextDecoder.decode']),
    );
  });

  it('uses nothing that a browser of the floor lacks, but where it asks first', () => {
    const missing = files.flatMap(({ file, path }) =>
      [...usedIn(file, program.getTypeChecker())]
        .filter(([, compat]) => !isSupported(compat, floor))
        .map(([name]) => `${path}: ${name}`),
    );
    const guarded = Object.entries(GUARDED).flatMap(([path, names]) => names.map((name) => `${path}: ${name}`));
    expect(missing.sort()).toEqual(guarded.sort());
  });
});
