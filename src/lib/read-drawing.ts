/**
 * Reads an office's drawing. It is laid into pages, so it may hold shapes and
 * nothing that runs, loads, leads somewhere or restyles the page: what is not
 * on the lists below is refused, and only what is on them is kept.
 */
import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { ICON_BOX, SCENE_BOX } from '#model/icon.ts';
import type { Drawing, Shape } from '#model/icon.ts';
import { errorAt } from './diagnostic.ts';
import type { TextDiagnostic } from './diagnostic.ts';

/** A page may show dozens. */
const LIMIT = 8000;

const NUMBERS = /^[\d\s.,eE+-]*$/;
const PAINT = /^(?:none|currentColor)$/;

/** Of every shape: the name in the file, what React calls it, and what it may say. */
const DRAWN: Readonly<Record<string, readonly [name: string, may: RegExp]>> = {
  class: ['className', /^(?:icon-accent|icon-solid)(?: (?:icon-accent|icon-solid))*$/],
  transform: ['transform', /^(?:(?:translate|scale|rotate|skewX|skewY|matrix)\([\d\s.,eE+-]*\)\s*)*$/],
  fill: ['fill', PAINT],
  stroke: ['stroke', PAINT],
  'stroke-width': ['strokeWidth', NUMBERS],
  'stroke-dasharray': ['strokeDasharray', NUMBERS],
  'stroke-linecap': ['strokeLinecap', /^(?:butt|round|square)$/],
  'stroke-linejoin': ['strokeLinejoin', /^(?:miter|round|bevel)$/],
  'fill-rule': ['fillRule', /^(?:nonzero|evenodd)$/],
};

const GEOMETRY: Readonly<Record<string, readonly string[]>> = {
  g: [],
  path: ['d'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
};

const PATH = /^[MmLlHhVvCcSsQqTtAaZz\d\s.,eE+-]*$/;

/** How the page draws it is the page's affair; the file says it for whoever opens the file alone. */
const ROOT = new Set(['xmlns', 'viewBox', 'width', 'height', ...Object.keys(DRAWN).filter((name) => name !== 'class')]);

/** @returns the drawing, or everything for which it is refused. */
export function readDrawing(svg: string): {
  readonly drawing?: Drawing;
  readonly diagnostics: readonly TextDiagnostic[];
} {
  if (svg.length > LIMIT) {
    return {
      diagnostics: [
        errorAt(
          'icons',
          { line: 1 },
          `图太大，有${svg.length}个字符。图记要直接写在网页里，请画得简单些，不超过${LIMIT}个。`,
        ),
      ],
    };
  }
  return new DrawingReader().read(svg);
}

interface Open {
  readonly attributes: Readonly<Record<string, string>>;
  readonly element: string;
  readonly inner: Shape[];
}

class DrawingReader {
  readonly #parser = new SaxesParser();
  readonly #diagnostics: TextDiagnostic[] = [];
  readonly #open: Open[] = [];
  #title = '';
  #box: Drawing['box'] = ICON_BOX;
  #shapes: readonly Shape[] = [];

  read(svg: string): ReturnType<typeof readDrawing> {
    this.#parser.on('opentag', (tag) => this.#begin(tag));
    this.#parser.on('closetag', () => this.#end());
    this.#parser.on('text', (words) => this.#words(words));
    this.#parser.on('cdata', (words) => this.#words(words));
    this.#parser.on('doctype', () => this.#fault('不能有 <!DOCTYPE>。'));
    this.#parser.on('processinginstruction', () => this.#fault('不能有 <?…?> 的指令。'));
    this.#parser.on('error', () => this.#fault('不是写得完整的 SVG。'));
    this.#parser.write(svg).close();
    if (this.#diagnostics.length > 0) return { diagnostics: this.#diagnostics };
    return { drawing: { title: this.#title.trim(), box: this.#box, shapes: this.#shapes }, diagnostics: [] };
  }

  #fault(said: string): void {
    this.#diagnostics.push(errorAt('icons', { line: this.#parser.line }, said));
  }

  #begin({ name, attributes }: SaxesTagPlain): void {
    const isRoot = this.#open.length === 0;
    const allowed = isRoot ? name === 'svg' : name === 'title' || Object.hasOwn(GEOMETRY, name);
    if (!allowed) this.#fault(isRoot ? '最外层应当是 <svg>。' : `不能有 <${name}>。${SHAPES}`);
    const kept = !allowed || name === 'title' ? {} : isRoot ? this.#root(attributes) : this.#shape(name, attributes);
    if (name === 'title' && Object.keys(attributes).length > 0) this.#fault('<title> 上什么都不要写。');
    this.#open.push({ element: name, attributes: kept, inner: [] });
  }

  #root(attributes: Readonly<Record<string, string>>): Record<string, string> {
    if (attributes['viewBox'] === SCENE_BOX) this.#box = SCENE_BOX;
    else if (attributes['viewBox'] !== ICON_BOX)
      this.#fault(`<svg> 上要写 viewBox="${ICON_BOX}"：图画在24格见方里；题图写 viewBox="${SCENE_BOX}"。`);
    for (const name of Object.keys(attributes)) if (!ROOT.has(name)) this.#fault(`<svg> 上不能有 ${name}。`);
    return {};
  }

  #shape(element: string, attributes: Readonly<Record<string, string>>): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const [name, value] of Object.entries(attributes)) {
      const [as, may] = ruleOf(element, name) ?? [];
      if (as === undefined || may === undefined) this.#fault(`<${element}> 上不能有 ${name}。`);
      else if (!may.test(value)) this.#fault(`<${element}> 的 ${name} 不能写“${value.slice(0, 40)}”。`);
      else kept[as] = value;
    }
    return kept;
  }

  #end(): void {
    const closed = this.#open.pop();
    const above = this.#open.at(-1);
    if (closed === undefined) return;
    if (above === undefined) this.#shapes = closed.inner;
    else if (closed.element !== 'title') above.inner.push(closed);
  }

  #words(words: string): void {
    if (this.#open.at(-1)?.element === 'title') this.#title += words;
    else if (words.trim() !== '') this.#fault('图里不能有文字，名字写在 <title> 里。');
  }
}

const SHAPES = `可以用的有：${Object.keys(GEOMETRY).join('、')}，名字写在 <title> 里。`;

function ruleOf(element: string, name: string): readonly [name: string, may: RegExp] | undefined {
  if (Object.hasOwn(DRAWN, name)) return DRAWN[name];
  if (GEOMETRY[element]?.includes(name) !== true) return undefined;
  return [name, name === 'd' ? PATH : NUMBERS];
}
