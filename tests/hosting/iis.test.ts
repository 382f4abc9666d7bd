/** The web.config of docs/deploy.md, held to IIS's own schema and to the files that a site really has. */
import { readdirSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCompressedCopy } from '#outputs/precompress.ts';
import { buildSite } from '#publication/build-site.ts';
import { secondOffice } from '../build/second-office.ts';
import { webConfig } from './iis-schema.ts';
import type { SchemaElement } from './iis-schema.ts';
import { example } from './recipe.ts';

/** What IIS has known since its version 7. */
const CLASSIC = new Set('.html .css .js .xml .zip .pdf .docx .jpg .png .gif .ico'.split(' '));

interface Found {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What of a web.config the schema does not know, as paths, and every element. */
function inspect(text: string): { readonly wrong: string[]; readonly elements: Found[] } {
  const wrong: string[] = [];
  const elements: Found[] = [];
  const open: { readonly path: string; readonly schema: SchemaElement }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const above = open.at(-1);
    const schema =
      above === undefined ? (name === 'configuration' ? webConfig : undefined) : above.schema.elements?.[name];
    const path = above === undefined ? name : `${above.path}/${name}`;
    if (schema === undefined) wrong.push(path);
    for (const [key, value] of Object.entries(attributes)) {
      if (schema && schema.attributes?.[key]?.test(value) !== true) wrong.push(`${path}@${key}=${value}`);
    }
    for (const key of schema?.required ?? []) if (!(key in attributes)) wrong.push(`${path}@${key}`);
    elements.push({ path, attributes });
    open.push({ path, schema: schema ?? {} });
  });
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return { wrong, elements };
}

describe('the web.config for IIS', () => {
  const text = example('## IIS', 'xml');
  const { wrong, elements } = inspect(text);
  const named = (end: string, attribute: string) =>
    elements.filter(({ path }) => path.endsWith(end)).map(({ attributes }) => attributes[attribute]);

  it('holds nothing that the schema does not know, and a slip would be seen', () => {
    expect(wrong).toEqual([]);
    expect(inspect(text.replace('cacheControlMode="UseMaxAge"', 'cacheControlMode="MaxAge"')).wrong).toHaveLength(1);
    expect(inspect(text.replace('<mimeMap fileExtension', '<mimeMap extension')).wrong).toHaveLength(2);
    expect(
      inspect(
        text
          .replace('<defaultDocument enabled="true">', '<defaultDocuments>')
          .replace('</defaultDocument>', '</defaultDocuments>'),
      ).wrong,
    ).not.toEqual([]);
  });

  it('names no key of a collection twice, which IIS answers with an error on every page', () => {
    for (const [end, attribute] of [
      ['staticContent/mimeMap', 'fileExtension'],
      ['customHeaders/add', 'name'],
    ] as const) {
      const keys = named(end, attribute);
      expect(keys.length).toBeGreaterThan(3);
      expect(new Set(keys).size).toBe(keys.length);
    }
    // What IIS may know already has to go before it is written anew.
    expect(named('staticContent/remove', 'fileExtension')).toEqual(named('staticContent/mimeMap', 'fileExtension'));
  });

  it('has the policy and the headers of the other servers', () => {
    const policy = elements.find(({ attributes }) => attributes['name'] === 'Content-Security-Policy');
    expect(example('## nginx', 'nginx')).toContain(`"${policy?.attributes['value'] ?? 'none'}"`);
    for (const name of named('customHeaders/add', 'name')) expect(example('## nginx', 'nginx')).toContain(name);
  });

  describe('beside a built site', () => {
    let office = '';
    beforeAll(async () => {
      office = await secondOffice();
      expect(await buildSite(office)).toBe(true);
    });
    afterAll(() => rmSync(office, { recursive: true, force: true }));

    it('gives a type to every kind of file, because IIS answers 404 to what it does not know', () => {
      const known = new Set([...CLASSIC, ...named('staticContent/mimeMap', 'fileExtension')]);
      const names = readdirSync(join(office, 'dist'), { recursive: true, encoding: 'utf8' });
      const kinds = new Set(names.filter((name) => !isCompressedCopy(name)).map((name) => extname(name)));
      kinds.delete('');
      expect(kinds).toContain('.pf_filter');
      expect([...kinds].filter((kind) => !known.has(kind))).toEqual([]);
    });
  });
});
