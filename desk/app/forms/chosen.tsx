/** A box for one thing out of many: an entry, an article, a paragraph or a picture. */
import { useId } from 'react';
import type { ChoiceKind } from '../../api/choice.ts';
import { Combobox } from './combobox.tsx';
import { useNamed } from './named-choices.ts';
import type { Named } from './named-choices.ts';

interface ChosenProps {
  readonly id?: string;
  readonly kind: ChoiceKind;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly describedBy?: string;
  readonly className?: string;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

/** Sources and pictures are known by what stands in the file, an entry by its name. */
export function showsValue(kind: ChoiceKind): boolean {
  return kind === 'sources' || kind === 'articles' || kind === 'uploads';
}

export function Chosen({ id: given, kind, value, onChange, describedBy = '', ...box }: ChosenProps) {
  const own = useId();
  const id = given ?? own;
  const [named] = useNamed(kind, [value]);
  const said = value === '' ? undefined : aboutValue(kind, value, named);
  return (
    <>
      <Combobox
        {...box}
        {...{ id, kind }}
        shown={showsValue(kind) ? value : (named?.label ?? value)}
        // The other paragraphs of the same article are the likeliest.
        opening={kind === 'sources' ? value.replace(/#.*$/, '') : ''}
        keepsTyped
        isWrong={value !== '' && named === null}
        describedBy={`${describedBy} ${id}-named`.trim()}
        onChoose={onChange}
      />
      <small id={`${id}-named`} className={named === null ? 'desk-known desk-unknown' : 'desk-known'}>
        {said}
      </small>
    </>
  );
}

function aboutValue(kind: ChoiceKind, value: string, named: Named): string | undefined {
  if (named === null) return `没有找到“${value}”，请重新选。`;
  if (named === undefined) return undefined;
  const { label, note } = named;
  if (showsValue(kind)) return label === value ? note : [label, note].filter(Boolean).join('　');
  return note;
}
