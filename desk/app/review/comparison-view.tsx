/** A comparison as a page that can be read: what came is underlined, what went is struck through. */
import { useMemo } from 'react';
import type { EditableName } from '#model/editable.ts';
import { vocabulary } from '#components/mdx/vocabulary.ts';
import { renderBody } from '../preview/render-body.tsx';
import type { Drawn } from '../preview/render-body.tsx';
import { compare } from './comparison.ts';
import type { ChangedBlock } from './comparison.ts';
import type { DiffPart } from '../../api/history-answer.ts';

interface ViewProps {
  readonly collection: EditableName;
  readonly before: string;
  readonly after: string;
  readonly hasBody: boolean;
}

export function ComparisonView({ collection, before, after, hasBody }: ViewProps) {
  const { fields, blocks } = useMemo(
    () => compare(collection, before, after, hasBody),
    [collection, before, after, hasBody],
  );
  if (fields.length === 0 && blocks.every(({ kind }) => kind === 'same')) return <p>文字没有改动。</p>;
  return (
    <div className="approvals-comparison">
      {fields.length > 0 && (
        <dl className="approvals-fields">
          {fields.map(({ label, parts }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Parts parts={parts} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {near(blocks).map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </div>
  );
}

function Parts({ parts }: { readonly parts: readonly DiffPart[] }) {
  return parts.map(({ kind, text }, at) => {
    if (kind === 'added') return <ins key={at}>{text}</ins>;
    if (kind === 'removed') return <del key={at}>{text}</del>;
    return <span key={at}>{text}</span>;
  });
}

const components = vocabulary as unknown as Readonly<Record<string, Drawn>>;

function Block({ block }: { readonly block: ChangedBlock | 'cut' }) {
  if (block === 'cut') return <p className="approvals-cut">……</p>;
  if (block.kind === 'changed') {
    return (
      <p>
        <Parts parts={block.parts} />
      </p>
    );
  }
  const words = renderBody(block.markdown.replace(/<!--[^]*?-->/g, ''), components, true);
  if (block.kind === 'added') return <ins className="approvals-block">{words}</ins>;
  if (block.kind === 'removed') return <del className="approvals-block">{words}</del>;
  return <div className="approvals-same">{words}</div>;
}

/** Changes with the block before and after each; what lies farther off is cut. */
function near(blocks: readonly ChangedBlock[]): (ChangedBlock | 'cut')[] {
  const isNear = blocks.map((_, at) =>
    [at - 1, at, at + 1].some((one) => blocks[one] !== undefined && blocks[one].kind !== 'same'),
  );
  return blocks.flatMap((block, at): (ChangedBlock | 'cut')[] => {
    if (isNear[at]) return [block];
    return at === 0 || isNear[at - 1] ? ['cut'] : [];
  });
}
