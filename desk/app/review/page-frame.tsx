/** The page of an entry as readers will see it, in a frame of its own, as high as the page is. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { createPortal } from 'react-dom';
import { kindOf } from '#model/kinds.ts';
import type { EditableName } from '#model/editable.ts';
import type { CollectionName, EntryName } from '#model/kinds.ts';
import { formatOf, formats } from '../formats.ts';
import { BriefingPreview, entryPreview } from '../preview/preview.tsx';
import type { PreviewProps } from '../preview/preview.tsx';
import { SettingsPreview } from '../preview/settings-preview.tsx';
import { FieldList } from './field-list.tsx';

interface PageProps {
  readonly collection: EditableName;
  readonly raw: string;
  /** Called with the beginning of the paragraph that somebody pressed. */
  readonly onParagraph?: (quote: string) => void;
}

type Preview = ComponentType<PreviewProps>;

/** The kinds whose page the desk can draw; of the others the fields are shown. */
const drawn = new Map<EditableName, Preview>();

function previewOf(collection: EditableName): Preview | undefined {
  const known = drawn.get(collection);
  if (known) return known;
  const made = makePreview(collection);
  if (made) drawn.set(collection, made);
  return made;
}

function makePreview(collection: EditableName): Preview | undefined {
  if (collection === 'settings') return SettingsPreview;
  const { page } = kindOf(collection);
  if (page === 'issue') return BriefingPreview;
  return page === 'entry' ? entryPreview(collection as EntryName) : undefined;
}

export const hasBody = (collection: EditableName): boolean =>
  collection !== 'settings' && kindOf(collection as CollectionName).extension !== '.yaml';

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="page.css"></head><body></body></html>`;

export function PageFrame({ collection, raw, onParagraph }: PageProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [body, setBody] = useState<HTMLElement>();
  const [height, setHeight] = useState(120);
  const Preview = previewOf(collection);
  const entry = useMemo(() => {
    // As the form has it: of an issue each article holds its own words.
    const data = formats[formatOf(collection)].read(raw);
    return { getIn: () => ({ toJS: () => data as Record<string, unknown> }) };
  }, [collection, raw]);
  useEffect(() => {
    if (!body) return undefined;
    const fit = new ResizeObserver(() => setHeight(Math.ceil(body.getBoundingClientRect().height) + 2));
    fit.observe(body);
    return () => fit.disconnect();
  }, [body]);
  useParagraphs(body, onParagraph);
  if (!Preview) return <FieldList collection={collection} raw={raw} />;
  return (
    <>
      <iframe
        ref={frame}
        className="approvals-page"
        title="读者将看到的页面"
        srcDoc={PAGE}
        style={{ height }}
        onLoad={() => setBody(frame.current?.contentDocument?.body)}
      />
      {body && createPortal(<Preview entry={entry} />, body)}
    </>
  );
}

const QUOTED = 40;

/** Lets a paragraph be pressed, to note something on it. */
function useParagraphs(body: HTMLElement | undefined, onParagraph: PageProps['onParagraph']): void {
  useEffect(() => {
    if (!body || !onParagraph) return undefined;
    const press = (event: Event) => {
      const target = event.target as Element;
      if (target.closest('a')) event.preventDefault();
      const paragraph = target.closest('p, li, blockquote, h1, h2, h3, td, figure');
      const words = paragraph?.textContent?.trim() ?? '';
      if (words !== '') onParagraph(words.slice(0, QUOTED));
    };
    body.addEventListener('click', press);
    return () => body.removeEventListener('click', press);
  }, [body, onParagraph]);
}
