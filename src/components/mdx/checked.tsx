/**
 * Every component of the author's vocabulary checks its props where it is
 * rendered too: an editing form or a test hands it data no build has seen.
 */
import type { ReactElement, ReactNode } from 'react';
import { mdxComponents } from '#model/mdx-components.ts';
import type { MdxComponentName, MdxComponentProps } from '#model/mdx-components.ts';

type Written<N extends MdxComponentName> = MdxComponentProps<N> & { readonly children?: ReactNode };

/**
 * A component that draws checked props, by the schema of its name.
 * @throws, when rendered with a wrong prop, a Chinese sentence naming the component and each prop.
 */
export function checked<N extends MdxComponentName>(
  name: N,
  draw: (props: MdxComponentProps<N>, children: ReactNode) => ReactElement,
): (props: Written<N>) => ReactElement {
  function Checked({ written }: { readonly written: Written<N> }) {
    const { children, ...props } = written;
    return draw(parse(name, props), children);
  }
  // Astro calls a component once, outside React, to learn whose it is, and hides what that
  // call throws (withastro/astro#11624); so the call itself only makes an element and the check waits for React.
  return (props) => <Checked written={props} />;
}

function parse<N extends MdxComponentName>(name: N, props: unknown): MdxComponentProps<N> {
  const result = mdxComponents[name].schema.safeParse(props);
  if (result.success) return result.data as MdxComponentProps<N>;
  const problems = result.error.issues.map((issue) => [place(issue.path), issue.message].filter(Boolean).join('：'));
  throw new Error(`组件 <${name}> 写错了：${problems.join(' ')}`);
}

/** `items[0].value`, as the author wrote it. */
function place(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at > 0 ? '.' : ''}${String(key)}`)).join('');
}
