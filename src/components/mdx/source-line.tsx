import { useContext } from 'react';
import { sourceLabel } from '#lib/urls.ts';
import { sourceHref } from '#site';
import { SourceWordings } from './source-wordings.ts';

/** The quiet line under a figure that leads to the paragraph it was made from. */
export function SourceLine({ source }: { readonly source: string }) {
  return (
    <p className="component-source">
      出处：<a href={sourceHref(source)}>{sourceLabel(source, useContext(SourceWordings))}</a>
    </p>
  );
}
