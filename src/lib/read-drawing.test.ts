import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './diagnostic.ts';
import { readDrawing } from './read-drawing.ts';

const svg = (inner: string, more = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"${more}>${inner}</svg>`;

const said = (text: string): string => readDrawing(text).diagnostics.map(wordsOf).join('\n');

describe('a drawing', () => {
  it('gives its name and its shapes, and nothing else of the file', () => {
    const { drawing, diagnostics } = readDrawing(
      svg(
        '<title>井</title><!-- 画的人 --><g class="icon-accent"><path d="M1 2h3" stroke-width="1"/></g>',
        ' fill="none"',
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(drawing).toEqual({
      title: '井',
      box: '0 0 24 24',
      shapes: [
        {
          element: 'g',
          attributes: { className: 'icon-accent' },
          inner: [{ element: 'path', attributes: { d: 'M1 2h3', strokeWidth: '1' }, inner: [] }],
        },
      ],
    });
  });

  it.each([
    ['a script', svg('<script>alert(1)</script>'), '不能有 <script>'],
    ['what is called when it loads', svg('', ' onload="alert(1)"'), '<svg> 上不能有 onload'],
    ['what is called at a click', svg('<path d="M1 2" onclick="x()"/>'), '<path> 上不能有 onclick'],
    ['a link', svg('<a href="https://example.test"><path d="M1 2"/></a>'), '不能有 <a>'],
    ['a shape from elsewhere', svg('<use href="#x"/>'), '不能有 <use>'],
    ['a picture', svg('<image href="https://example.test/a.png"/>'), '不能有 <image>'],
    ['HTML', svg('<foreignObject><p>x</p></foreignObject>'), '不能有 <foreignObject>'],
    ['a stylesheet', svg('<style>*{fill:red}</style>'), '不能有 <style>'],
    ['a style', svg('<path d="M1 2" style="fill:url(https://example.test)"/>'), '<path> 上不能有 style'],
    ['paint from elsewhere', svg('<path d="M1 2" fill="url(https://example.test/#a)"/>'), '<path> 的 fill 不能写'],
    ['a colour of its own', svg('<path d="M1 2" fill="red"/>'), '<path> 的 fill 不能写“red”'],
    ['an animation', svg('<path d="M1 2"><animate attributeName="d"/></path>'), '不能有 <animate>'],
    ['a class of the page', svg('<path class="site-header" d="M1 2"/>'), '<path> 的 class 不能写'],
    ['an id', svg('<path id="main" d="M1 2"/>'), '<path> 上不能有 id'],
    ['a doctype with entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, '不能有 <!DOCTYPE>'],
    ['an instruction', `<?xml-stylesheet href="a.css"?>${svg('')}`, '不能有 <?…?> 的指令'],
    ['words', svg('<g>甲</g>'), '图里不能有文字'],
    ['another grid', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"/>', 'viewBox="0 0 24 24"'],
    ['a file that is no SVG', '<html></html>', '最外层应当是 <svg>'],
    ['a file that breaks off', '<svg viewBox="0 0 24 24"><path', '不是写得完整的 SVG'],
    ['an empty file', '', '不是写得完整的 SVG'],
    ['too much', svg(`<path d="${'M1 2'.repeat(3000)}"/>`), '图太大'],
    ['an attribute named like what every object has', svg('<path constructor="1"/>'), '不能有 constructor'],
    ['an element named so', svg('<toString/>'), '不能有 <toString>'],
  ])('with %s is refused, and it is said why', (_what, text, sentence) => {
    expect(said(text)).toContain(sentence);
    expect(readDrawing(text).drawing).toBeUndefined();
  });

  it('says on which line', () => {
    expect(readDrawing(svg('\n<path d="M1 2"/>\n<script/>')).diagnostics.map(({ line }) => line)).toEqual([3]);
  });

  it('of an office has a name and a part in the accent', () => {
    const folder = new URL('../../tests/fixtures/office/icons/', import.meta.url);
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { drawing, diagnostics } = readDrawing(readFileSync(new URL(file, folder), 'utf8'));
      expect([file, diagnostics]).toEqual([file, []]);
      expect(drawing?.title).not.toBe('');
      expect(JSON.stringify(drawing)).toContain('icon-accent');
    }
  });
});
