import { useContext } from 'react';
import { sourceHref, sourceLabel } from '#lib/urls.ts';
import { SourceWordings } from './source-wordings.ts';

/** The quiet line under a figure that leads to the paragraph it was made from. */
export function SourceLine({ source }: { readonly source: string }) {
  return (
    <p className="showing-source">
      出处：<a href={sourceHref(source)}>{sourceLabel(source, useContext(SourceWordings))}</a>
    </p>
  );
}
