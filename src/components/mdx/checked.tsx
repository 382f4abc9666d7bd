/**
 * Every component of the author's vocabulary checks its props where it is
 * rendered too: an editing form or a test hands it data no build has seen.
 */
import type { ReactElement, ReactNode } from 'react';
import { showings } from '#model/showing.ts';
import type { ShowingName, ShowingProps } from '#model/showing.ts';

type Written<N extends ShowingName> = ShowingProps<N> & { readonly children?: ReactNode };

/**
 * A component that draws checked props, by the schema of its name.
 * @throws, when rendered with a wrong prop, a Chinese sentence naming the component and each prop.
 */
export function checked<N extends ShowingName>(
  name: N,
  draw: (props: ShowingProps<N>, children: ReactNode) => ReactElement,
): (props: Written<N>) => ReactElement {
  return ({ children, ...props }) => {
    const result = showings[name].schema.safeParse(props);
    if (!result.success) {
      const problems = result.error.issues.map(
        (issue) => `${issue.path.length > 0 ? `${place(issue.path)}：` : ''}${issue.message}`,
      );
      throw new Error(`组件 <${name}> 写错了：${problems.join(' ')}`);
    }
    return draw(result.data as ShowingProps<N>, children);
  };
}

/** `items[0].value`, as the author wrote it. */
function place(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at > 0 ? '.' : ''}${String(key)}`)).join('');
}
