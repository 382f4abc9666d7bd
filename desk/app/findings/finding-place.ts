/** Where in the form a finding is, in the words of the form: never a line of a file. */
import { entryParts } from '#entry-file/parts.ts';
import { controls } from '#model/field.ts';
import type { Control } from '#model/field.ts';
import { editable, isEditable } from '#model/editable.ts';
import { splitBody } from '../body/body-blocks.ts';
import { formatOf } from '../formats.ts';
import { sectionsOf } from '../issue-text.ts';

export interface Place {
  /** As people call it: `第2篇的供稿`; empty where nothing can be named. */
  readonly words: string;
  /** The names of the fields, from the outermost; a number for an item, from 0. */
  readonly path: readonly (string | number)[];
  /** The block of a body, from 0. */
  readonly block?: number;
}

interface Finding {
  readonly line?: number | undefined;
  readonly field?: string | undefined;
}

/** @param raw the text that was checked. */
export function placeIn(collection: string, raw: string, { line, field }: Finding): Place {
  const inBody = line === undefined ? undefined : bodyPlace(collection, raw, line);
  if (inBody) return inBody;
  const path = (field ?? '')
    .split('.')
    .filter(Boolean)
    .map((name) => (/^\d+$/.test(name) ? Number(name) : name));
  if (!isEditable(collection) || path.length === 0) return { words: '', path: [] };
  return { words: namesOf(path, controls(editable[collection].fields)), path };
}

function namesOf(path: Place['path'], fields: Readonly<Record<string, Control>>): string {
  let inside: Readonly<Record<string, Control>> | undefined = fields;
  let control: Control | undefined;
  const names = path.flatMap((step) => {
    control = typeof step === 'number' ? control?.item : inside?.[step];
    inside = control?.fields;
    if (control === undefined) return [];
    if (typeof step !== 'number') return control.item?.widget === 'object' ? [] : [control.label];
    return control.widget === 'object'
      ? [`第${step + 1}${control.label === '篇' ? '篇' : `项${control.label}`}`]
      : [`第${step + 1}项`];
  });
  return names.join('的');
}

/** The block that a line of the file stands in; undefined for a line of the fields. */
function bodyPlace(collection: string, raw: string, line: number): Place | undefined {
  const format = formatOf(collection);
  const parts = format === 'entry-yaml' ? undefined : entryParts(raw);
  if (!parts) return undefined;
  const above = linesIn(parts.open + parts.yaml + parts.close);
  if (line <= above) return undefined;
  const inBody = line - above;
  if (format === 'entry-text') {
    const block = blockAt(parts.body, inBody);
    return { words: `正文第${block + 1}块`, path: ['body'], block };
  }
  return articlePlace(parts.body, inBody);
}

function articlePlace(body: string, line: number): Place | undefined {
  const { lead, sections } = sectionsOf(body);
  let start = linesIn(lead);
  for (const [at, { words }] of sections.entries()) {
    const end = start + linesIn(words);
    if (line <= end || at === sections.length - 1) {
      // The words begin on the line of their marker.
      const block = blockAt(words, line - start);
      return { words: `第${at + 1}篇正文第${block + 1}块`, path: ['articles', at, 'words'], block };
    }
    start = end;
  }
  return undefined;
}

function blockAt(words: string, line: number): number {
  const { lead, blocks } = splitBody(words);
  let end = linesIn(lead);
  for (const [at, { source, gap }] of blocks.entries()) {
    end += linesIn(source + gap);
    if (line <= end) return at;
  }
  return Math.max(0, blocks.length - 1);
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
