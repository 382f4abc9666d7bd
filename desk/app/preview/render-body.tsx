/** A body as the page will show it, drawn with the site's own components and without building code from text. */
import { Component, Fragment } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';
import * as acorn from 'acorn';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { literal } from '#lib/literal.ts';

export type Drawn = ComponentType<Record<string, unknown>>;

/**
 * @param components what a tag may name; a brief sentence stands where one fails. `img` draws the pictures.
 * @param vocabulary whether the body may hold components at all.
 */
export function renderBody(
  body: string,
  { img: Picture, ...components }: Readonly<Record<string, Drawn>>,
  vocabulary: boolean,
): ReactNode {
  try {
    const tree = fromMarkdown(body, {
      extensions: [gfm(), ...(vocabulary ? [mdxJsx({ acorn, addResult: true })] : [])],
      mdastExtensions: [gfmFromMarkdown(), ...(vocabulary ? [mdxJsxFromMarkdown()] : [])],
    });
    const hast = toHast(tree, {
      passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'],
      footnoteLabel: '注释',
      footnoteBackLabel: '返回正文',
    });
    numberParagraphs(hast);
    const shielded = new Map(Object.entries(components).map(([name, one]) => [name, shield(one)]));
    return toJsxRuntime(hast, {
      ...{ Fragment, jsx, jsxs },
      ...(Picture && { components: { img: Picture } }),
      createEvaluater: () => ({
        // A name stands for the component a tag names; everything else has to be a literal.
        evaluateExpression: (expression) =>
          expression.type === 'Identifier'
            ? (shielded.get(expression.name) ?? Unknown)
            : literal(expression as acorn.Expression),
        evaluateProgram: () => undefined,
      }),
    });
  } catch {
    return <p className="desk-broken">这里有写得不完整的组件，改好以后就能看到预览。保存时会说明是哪一行。</p>;
  }
}

const NUMBERED = new Set(['p', 'ul', 'ol', 'table', 'blockquote', 'pre']);

/** The numbers of the paragraphs as the page will have them, see `numberBlocks`. */
function numberParagraphs(page: ReturnType<typeof toHast>): void {
  if (page.type !== 'root') return;
  let number = 0;
  for (const block of page.children) {
    const isComponent = (block.type as string) === 'mdxJsxFlowElement';
    if (!isComponent && !(block.type === 'element' && NUMBERED.has(block.tagName))) continue;
    number += 1;
    if (block.type !== 'element' || block.tagName !== 'p') continue;
    const properties = { className: ['permalink'], dataNumber: String(number) };
    block.children.push({ type: 'element', tagName: 'span', properties, children: [] });
  }
}

function Unknown() {
  return <span className="desk-broken">这个组件网站上没有。</span>;
}

const shields = new WeakMap<Drawn, Drawn>();

/** The same for the same component, so that what did not change stays on the page while somebody types. */
function shield(Drawn: Drawn): Drawn {
  const known = shields.get(Drawn);
  if (known) return known;
  const Shielded: Drawn = (props) => (
    <Shield key={keyOf(props)}>
      <Drawn {...props} />
    </Shield>
  );
  shields.set(Drawn, Shielded);
  return Shielded;
}

/** Changes with the props, so that a component that failed is tried again once it is mended. */
function keyOf({ children, ...props }: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([props, children === undefined]);
}

/** Shows the sentence of a component that cannot be drawn instead of an empty page. */
class Shield extends Component<{ readonly children: ReactNode }, { readonly sentence?: string }> {
  static getDerivedStateFromError(error: unknown) {
    return { sentence: error instanceof Error ? error.message : String(error) };
  }

  override state: { readonly sentence?: string } = {};

  override render() {
    const { sentence } = this.state;
    return sentence === undefined ? this.props.children : <span className="desk-broken">{sentence}</span>;
  }
}
