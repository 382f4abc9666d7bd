/**
 * Holds every script and stylesheet that is published to the browser floor
 * (`browserslist` of package.json) by MDN's compatibility data, which stand for
 * the browsers that cannot be run here: Safari 13 and Firefox 78.
 */
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import type { CompatStatement } from '@mdn/browser-compat-data';
import { parse } from 'acorn';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import type { Container, Declaration } from 'postcss';
import { describe, expect, it } from 'vitest';
import { floorVersions, isSupported } from '#styles/floor-data.ts';
import type { Floor } from '#styles/floor-data.ts';
import { dist, root } from './built-site.ts';

const assets = readdirSync(join(dist, '_astro'));
const read = (name: string): string => readFileSync(join(dist, '_astro', name), 'utf8');
const scripts = assets.filter((name) => name.endsWith('.js'));
const flat = assets.filter((name) => name.endsWith('.flat.css'));
const layered = assets.filter((name) => name.endsWith('.css') && !flat.includes(name));

interface Node {
  readonly type: string;
  readonly operator?: string;
  readonly bigint?: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
}

/** What is younger than 2019 in a script; acorn refuses what is younger than 2020. */
function youngSyntax(code: string, sourceType: 'module' | 'script'): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, operator, bigint, regex } = value as Partial<Node>;
    if (type === 'ChainExpression') found.push('?.');
    if (type === 'LogicalExpression' && operator === '??') found.push('??');
    if (bigint !== undefined) found.push('BigInt');
    if (regex !== undefined && (/\(\?<[=!]/.test(regex.pattern) || /[dv]/.test(regex.flags))) found.push(regex.pattern);
    Object.values(value).forEach(visit);
  };
  visit(parse(code, { ecmaVersion: 2020, sourceType }));
  return found;
}

type Tree = Readonly<Record<string, { readonly __compat?: CompatStatement } & Record<string, unknown>>>;
const properties = bcd.css.properties as unknown as Tree;
const selectors = bcd.css.selectors as unknown as Tree;
const atRules = bcd.css['at-rules'] as unknown as Tree;
const mediaFeatures = atRules['media'] as unknown as Tree;

/** Functions by name, wherever the data list them below the types. */
const functions = new Map<string, CompatStatement>();
(function collect(tree: Tree): void {
  for (const [name, entry] of Object.entries(tree)) {
    if (name === '__compat' || typeof entry !== 'object') continue;
    if (entry.__compat) functions.set(name, entry.__compat);
    collect(entry as unknown as Tree);
  }
})(bcd.css.types as unknown as Tree);

/** Whether the same rule says it in an older way too: with a prefix, or by an earlier value. */
function hasOlderWay({ prop, parent }: Declaration, index: number): boolean {
  return (
    (parent as Container).nodes?.some(
      (other, at) =>
        other.type === 'decl' &&
        (other.prop === `-webkit-${prop}` || other.prop === `-moz-${prop}` || (other.prop === prop && at < index)),
    ) === true
  );
}

/** What of a stylesheet a browser of the floor lacks, each named as the data name it. */
function lacking(css: string, floor: Floor): Set<string> {
  const found = new Set<string>();
  const ask = (name: string, compat: CompatStatement | undefined): void => {
    if (compat && !isSupported(compat, floor)) found.add(name);
  };
  const sheet = postcss.parse(css);
  sheet.walkAtRules(({ name, params }) => {
    ask(`@${name}`, atRules[name]?.__compat);
    if (name !== 'media') return;
    for (const [, feature = ''] of params.matchAll(/\(([a-z-]+)/g))
      ask(`@media (${feature})`, mediaFeatures[feature]?.__compat);
    // `not` before a condition alone, and comparisons, came with level 4.
    if (/(?:^|,|and )\s*not \(|[<>]/.test(params)) found.add(`@media ${params}`);
  });
  sheet.walkRules(({ selector, nodes }) => {
    if (nodes.length === 0) return;
    for (const [, name = ''] of selector.matchAll(/::?([a-z-]+)/g)) ask(`:${name}`, selectors[name]?.__compat);
    if (/:not\([^()]*,/.test(selector))
      ask(':not(a, b)', selectors['not']?.['selector_list'] as CompatStatement | undefined);
  });
  sheet.walkDecls((declaration) => {
    const { prop, value, parent } = declaration;
    if (hasOlderWay(declaration, (parent as Container).index(declaration))) return;
    const entry = properties[prop];
    ask(prop, entry?.__compat);
    ask(`${prop}: ${value}`, (entry?.[value] as { __compat?: CompatStatement } | undefined)?.__compat);
    for (const [, name = ''] of value.matchAll(/([a-z][a-z-]*)\(/g)) ask(`${name}()`, functions.get(name));
  });
  return found;
}

/** Finer where a browser has it; without it the page reads and works as designed in all that matters. */
const FINER = [
  // How lines break and where marks sit.
  'text-autospace',
  'text-autospace: no-autospace',
  'text-spacing-trim',
  'text-spacing-trim: trim-start',
  'text-wrap',
  'text-wrap: balance',
  'text-wrap: pretty',
  'text-align-last',
  'text-align-last: left',
  'text-decoration-thickness',
  'text-underline-offset',
  // `word-break: break-word` stands before it.
  'overflow-wrap: anywhere',
  // The browser's own ring, bullets, boxes and bars.
  ':focus-visible',
  ':marker',
  'outline',
  'accent-color',
  'color-scheme',
  'color-scheme: dark',
  'color-scheme: light',
  // Found and spoken words are coloured by elements instead.
  ':highlight',
  // What a reader's system asks for, where the browser passes it on; `<noscript>` says it too.
  '@media (forced-colors)',
  '@media (prefers-contrast)',
  '@media (scripting)',
  'forced-color-adjust',
  'forced-color-adjust: none',
  'cursor',
  'cursor: pointer',
  'scroll-behavior',
  'scroll-behavior: smooth',
  'scroll-padding-top',
  // Paper: how pages break.
  '@page',
  'size',
  'orphans',
  'widows',
  'break-after: avoid',
  'page-break-after: avoid',
  // Of no effect without the rules that ask for it, which the copies have for windows instead.
  'container-type',
  'container-type: inline-size',
  // Complete but for how old Firefox scrolls what is too long for it.
  'flex-direction: column-reverse',
];

describe('what is published, at the browser floor', () => {
  it('has scripts whose syntax every browser of the floor reads', () => {
    expect(scripts.length).toBeGreaterThan(10);
    for (const name of scripts)
      expect(youngSyntax(read(name), name.startsWith('worker') ? 'script' : 'module'), name).toEqual([]);
    expect(youngSyntax(readFileSync(join(dist, 'display.js'), 'utf8'), 'script')).toEqual([]);
    expect(youngSyntax('a?.b ?? /(?<=c)/', 'script')).toHaveLength(3);
  });

  it('has a flat copy of every stylesheet, which comes behind a block of a layer', () => {
    expect(layered.length).toBeGreaterThan(5);
    for (const name of layered) {
      expect(read(name), name).toMatch(new RegExp(`^@layer reset\\{\\}@import"${name.replace(/css$/, 'flat.css')}";`));
    }
    expect(flat).toHaveLength(layered.length);
    for (const name of flat) expect(read(name), name).not.toMatch(/@layer|:has\(|@container/);
  });

  it('needs nothing of a stylesheet that a browser of the floor lacks', () => {
    const floor = floorVersions(root);
    const found = new Set(flat.flatMap((name) => [...lacking(read(name), floor)]));
    expect([...found].sort()).toEqual([...FINER].sort());
  });
});
