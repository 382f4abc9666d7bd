/**
 * The form's plain boxes: one line, a paragraph, one of a few words, a number, a minute, an entry's code.
 * Each says what is wrong with the same sentence as the build, because it asks
 * the model's own schema. What is typed through an input method reaches the
 * form when the word is finished.
 */
import { Component } from 'react';
import type { ChangeEvent, CompositionEvent } from 'react';
import { DEVICE_NAME, SLUG } from '#model/field.ts';
import { schemaAt } from './schema-at.ts';

/** What Decap hands a control, as far as it is used here. */
export interface ControlProps {
  readonly value: unknown;
  readonly forID: string;
  readonly classNameWrapper: string;
  readonly field: { get(name: string): unknown };
  readonly entry: { get(name: string): unknown; getIn(path: readonly string[]): unknown };
  onChange(value: unknown): void;
  setActiveStyle(): void;
  setInactiveStyle(): void;
}

export interface Invalid {
  readonly error: { readonly type: 'CUSTOM'; readonly message: string };
}

export const invalid = (message: string): Invalid => ({ error: { type: 'CUSTOM', message } });

/** Where Decap shows what is wrong with a field and its hint; see `patchDecap`. */
export const describedBy = (forID: string): string => `${forID}-errors ${forID}-hint`;

export abstract class BoxControl extends Component<ControlProps, { readonly typing: string | undefined }> {
  override state = { typing: undefined };

  override shouldComponentUpdate(): boolean {
    return true;
  }

  protected get written(): string {
    const { value } = this.props;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  /** What the schema is asked about. */
  protected get checked(): unknown {
    return this.written;
  }

  /** What typed words are kept as. */
  protected kept(typed: string): unknown {
    return typed;
  }

  /** Decap asks before saving. */
  isValid = (): boolean | Invalid => {
    const { field } = this.props;
    if (this.written === '') return true;
    const sentence = schemaAt(String(field.get('model')))?.safeParse(this.checked).error?.issues[0]?.message;
    return sentence === undefined ? true : invalid(sentence);
  };

  protected common() {
    const { forID, classNameWrapper, setActiveStyle, setInactiveStyle, onChange } = this.props;
    type Box = HTMLInputElement | HTMLTextAreaElement;
    return {
      id: forID,
      'aria-describedby': describedBy(forID),
      className: classNameWrapper,
      value: this.state.typing ?? this.written,
      onFocus: setActiveStyle,
      onBlur: setInactiveStyle,
      onCompositionStart: (event: CompositionEvent<Box>) => this.setState({ typing: event.currentTarget.value }),
      onCompositionEnd: (event: CompositionEvent<Box>) => {
        this.setState({ typing: undefined });
        onChange(this.kept(event.currentTarget.value));
      },
      onChange: (event: ChangeEvent<Box>) => {
        if (this.state.typing === undefined) onChange(this.kept(event.currentTarget.value));
        else this.setState({ typing: event.currentTarget.value });
      },
    };
  }
}

export class LineControl extends BoxControl {
  override render() {
    return <input type="text" {...this.common()} />;
  }
}

export class ParagraphControl extends BoxControl {
  override render() {
    return <textarea rows={4} {...this.common()} />;
  }
}

/** One of a few words, with the browser's own list. */
export class SelectControl extends BoxControl {
  override render() {
    const { forID, classNameWrapper, field, onChange, setActiveStyle, setInactiveStyle } = this.props;
    const options = [...(field.get('options') as Iterable<{ get(name: 'label' | 'value'): string }>)];
    const isKnown = options.some((option) => option.get('value') === this.written);
    return (
      <select
        id={forID}
        aria-describedby={describedBy(forID)}
        className={classNameWrapper}
        value={this.written}
        onFocus={setActiveStyle}
        onBlur={setInactiveStyle}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        {(field.get('required') === false || this.written === '') && <option value="">请选择</option>}
        {this.written !== '' && !isKnown && <option value={this.written}>{this.written}</option>}
        {options.map((option) => (
          <option key={option.get('value')} value={option.get('value')}>
            {option.get('label')}
          </option>
        ))}
      </select>
    );
  }
}

/** A whole number; what is no number stays as it was typed, so that the form can say so. */
export class CountControl extends BoxControl {
  protected override get checked(): unknown {
    return this.props.value;
  }

  protected override kept(typed: string): unknown {
    return /^\d{1,15}$/.test(typed) ? Number(typed) : typed;
  }

  override render() {
    return <input type="text" inputMode="numeric" {...this.common()} />;
  }
}

/** Beijing time as it stands in the file, `2026-11-23 17:30`; no time zone is ever applied. */
export class MomentControl extends BoxControl {
  override render() {
    const { onChange, forID, classNameWrapper } = this.props;
    return (
      <span className="desk-moment">
        <input
          type="datetime-local"
          id={forID}
          aria-describedby={describedBy(forID)}
          className={classNameWrapper}
          value={this.written.replace(' ', 'T')}
          onChange={(event) => onChange(event.currentTarget.value.slice(0, 16).replace('T', ' '))}
        />
        <button type="button" disabled={this.written === ''} onClick={() => onChange('')}>
          清空
        </button>
      </span>
    );
  }
}

/** A value that is only changed in its file. */
export class LockedControl extends BoxControl {
  override isValid = (): boolean => true;

  override render() {
    return <output className="desk-code">{this.written}</output>;
  }
}

/** The code of a new entry; of a saved one it is shown and not changed. */
export class CodeControl extends BoxControl {
  private get isNew(): boolean {
    return this.props.entry.get('newRecord') === true;
  }

  /** What Decap takes for the value when it asks whether a required field is empty. */
  getValidateValue = (): string => (this.isNew ? this.written : String(this.props.entry.get('slug')));

  override isValid = (): boolean | Invalid => {
    if (!this.isNew) return true;
    if (this.written.length > 80) return invalid('「编码」超过80个字符，请写短一些。');
    if (DEVICE_NAME.test(this.written)) return invalid('「编码」不能用 con、nul 这类 Windows 留用的词，请换一个。');
    return SLUG.test(this.written) ? true : invalid('「编码」只能用小写字母、数字和连字符，例如 xinmi。');
  };

  override render() {
    if (this.isNew) return <input type="text" autoCapitalize="off" spellCheck={false} {...this.common()} />;
    return <output className="desk-code">{String(this.props.entry.get('slug'))}</output>;
  }
}
