/** The form's boxes for what refers to something else: one of it, or several in an order. */
import { Component } from 'react';
import { schemaAt } from './schema-at.ts';
import type { ChoiceKind } from '../../api/choice.ts';
import { Chosen, showsValue } from './chosen.tsx';
import { Combobox } from './combobox.tsx';
import { describedBy, invalid } from './line-controls.tsx';
import type { ControlProps, Invalid } from './line-controls.tsx';
import { useNamed } from './named-choices.ts';
import type { Named } from './named-choices.ts';

export class RelationControl extends Component<ControlProps> {
  override shouldComponentUpdate(): boolean {
    return true;
  }

  private get isMultiple(): boolean {
    return this.props.field.get('multiple') === true;
  }

  /** Decap hands over a list of its own kind, or what was given to `onChange`. */
  private get values(): readonly string[] {
    const { value } = this.props;
    if (typeof value === 'string') return value === '' ? [] : [value];
    return Array.from((value ?? []) as Iterable<unknown>, String).filter((one) => one !== '');
  }

  /** Decap asks before saving. */
  isValid = (): boolean | Invalid => {
    const { values } = this;
    if (values.length === 0) return true;
    const checked = this.isMultiple ? values : values[0];
    const schema = schemaAt(String(this.props.field.get('model')));
    const sentence = schema?.safeParse(checked).error?.issues[0]?.message;
    return sentence === undefined ? true : invalid(sentence);
  };

  override render() {
    const { forID, field, classNameWrapper, onChange, setActiveStyle, setInactiveStyle } = this.props;
    const box = {
      ...{ id: forID, kind: field.get('from') as ChoiceKind, className: classNameWrapper },
      ...{ describedBy: describedBy(forID), onFocus: setActiveStyle, onBlur: setInactiveStyle },
    };
    if (this.isMultiple) return <Several {...box} values={this.values} onChange={onChange} />;
    return <Chosen {...box} value={this.values[0] ?? ''} onChange={onChange} />;
  }
}

interface SeveralProps {
  readonly id: string;
  readonly kind: ChoiceKind;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly className: string;
  readonly describedBy: string;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

function namedAs(kind: ChoiceKind, value: string, named: Named): string {
  if (!named) return value;
  return showsValue(kind) ? `${value}　${named.label}` : named.label;
}

function Several({ values, onChange, ...box }: SeveralProps) {
  const named = useNamed(box.kind, values);
  const without = (at: number) => values.filter((_, other) => other !== at);
  return (
    <div className="desk-several">
      {values.length > 0 && (
        <ol>
          {values.map((value, at) => {
            const label = namedAs(box.kind, value, named[at]);
            return (
              <li key={value} className={named[at] === null ? 'desk-unknown' : undefined}>
                {named[at] === null ? `没有找到“${value}”` : label}
                {at > 0 && (
                  <button
                    type="button"
                    aria-label={`把“${label}”往前移`}
                    onClick={() => onChange([...values.slice(0, at - 1), value, ...without(at).slice(at - 1)])}
                  >
                    ←
                  </button>
                )}
                <button type="button" aria-label={`去掉“${label}”`} onClick={() => onChange(without(at))}>
                  ×
                </button>
              </li>
            );
          })}
        </ol>
      )}
      <Combobox
        {...box}
        shown=""
        taken={values}
        keepsTyped={false}
        isWrong={named.includes(null)}
        onChoose={(value) => value !== '' && onChange([...values, value])}
      />
    </div>
  );
}
