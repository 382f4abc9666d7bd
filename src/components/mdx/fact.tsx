import { useContext } from 'react';
import type { ReactNode } from 'react';
import { sourceLabel } from '#lib/urls.ts';
import { sourceHref } from '#site';
import { checked } from './checked.tsx';
import { SourceWordings } from './source-wordings.ts';

/** A number or a quoted term in running text, itself the way to its source. */
export const Fact = checked('Fact', ({ source }, children) => <FactLink source={source}>{children}</FactLink>);

function FactLink({ source, children }: { readonly source: string; readonly children: ReactNode }) {
  return (
    <a className="fact" href={sourceHref(source)} title={`出处：${sourceLabel(source, useContext(SourceWordings))}`}>
      {children}
    </a>
  );
}
