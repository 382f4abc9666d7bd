import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMdx } from '#lib/mdx-document.ts';
import { mdxComponents } from '#model/mdx-components.ts';
import { everyBody as bodies } from '../../../tests/fixtures/every-body.ts';
import { kindOf, splitBody } from './body-blocks.ts';
import { fitsForm } from './component-form.tsx';
import { parseComponent, printComponent } from './component-text.ts';
import type { ComponentData } from './component-text.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom('“引号”', '"直引号"', "it's", 'a < b & c', '{花括号}', '反斜杠\\', '两\n行', '</Steps>', '/>'),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  words,
  fc.array(words, { minLength: 1 }),
  fc.array(fc.record({ name: words, items: fc.array(words) }, { requiredKeys: ['name'] }), { minLength: 1 }),
  fc.constant(true),
);
const component: fc.Arbitrary<ComponentData> = fc.record({
  name: fc.constantFrom(...Object.keys(mdxComponents)),
  props: fc.dictionary(fc.constantFrom('source', 'title', 'steps', 'loop'), value).map((props) => ({ ...props })),
  children: fc.constant(undefined),
});

describe('a component between its tag and its form', () => {
  const components = bodies.flatMap(([, body]) =>
    splitBody(body).blocks.filter(({ source }) => kindOf(source) === 'component'),
  );

  it('can be edited as a form wherever the content has one', () => {
    expect(components.length).toBeGreaterThan(10);
    for (const { source } of components) {
      const data = parseComponent(source);
      expect(data && fitsForm(data), source).toBe(true);
    }
  });

  it('is written back with the same meaning', () => {
    for (const { source } of components) {
      const data = parseComponent(source) as ComponentData;
      expect(parseComponent(printComponent(data))).toEqual(data);
    }
  });

  it('survives every sign in its words', () => {
    fc.assert(
      fc.property(component, (data) => {
        expect(parseComponent(printComponent(data))).toEqual(data);
      }),
    );
  });

  it('is read by the build as it was meant by the form', () => {
    fc.assert(
      fc.property(component, (data) => {
        const { elements, diagnostics } = readMdx(printComponent(data));
        expect(diagnostics).toEqual([]);
        expect(elements.map(({ name, props }) => ({ name, props }))).toEqual([{ name: data.name, props: data.props }]);
      }),
    );
  });

  it.each([
    '<Steps {...all} />',
    '<Steps steps={run()} />',
    '<Steps steps={[1, ...more]} />',
    '<Steps title={`甲${1}`} />',
    '<Steps title="甲" /> 后面还有字',
    '<Steps title="没有结尾"',
  ])('stays text when it is not plain data: %s', (source) => {
    expect(parseComponent(source)).toBeUndefined();
  });
});
