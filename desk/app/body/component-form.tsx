/** A form for one MDX component, drawn from the controls of the model. */
import { useEffect, useId, useRef, useState } from 'react';
import { controls } from '#model/field.ts';
import type { Control } from '#model/field.ts';
import { mdxComponents } from '#model/mdx-components.ts';
import type { MdxComponentName } from '#model/mdx-components.ts';
import { choiceKindOf } from '../forms/choice-kind.ts';
import type { ComponentData } from './component-text.ts';
import { Chosen } from '../forms/chosen.tsx';
import { TypingBox } from '../forms/typing-box.tsx';

function isMdxComponent(name: string): name is MdxComponentName {
  return Object.hasOwn(mdxComponents, name);
}

/** The empty component that a button inserts. */
export function emptyComponent(name: MdxComponentName): ComponentData {
  return { name, props: {}, children: mdxComponents[name].children === 'none' ? undefined : '' };
}

/** Whether a form can show all of it, so that nothing is lost by editing. */
export function fitsForm({ name, props, children }: ComponentData): boolean {
  if (!isMdxComponent(name)) return false;
  const component = mdxComponents[name];
  if ((children !== undefined) !== (component.children !== 'none') || /[<{]/.test(children ?? '')) return false;
  return fits(props, { widget: 'object', label: '', hint: '', required: true, fields: controls(component.fields) });
}

function fits(value: unknown, control: Control): boolean {
  if (control.widget === 'list') {
    const { item } = control;
    return Array.isArray(value) && item !== undefined && value.every((one) => fits(one, item));
  }
  if (control.widget === 'object') {
    const fields = control.fields ?? {};
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.entries(value).every(([key, one]) => {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return field !== undefined && fits(one, field);
    });
  }
  return typeof value === (control.widget === 'boolean' ? 'boolean' : 'string');
}

/** What is wrong with it, as the build would say. */
function componentProblems({ name, props, children }: ComponentData): string[] {
  if (!isMdxComponent(name)) return [];
  const problems = mdxComponents[name].schema.safeParse(props).error?.issues.map(({ message }) => message) ?? [];
  return children?.trim() === '' ? ['还没有写引的话。', ...problems] : problems;
}

interface ComponentFormProps {
  readonly data: ComponentData;
  readonly onChange: (data: ComponentData) => void;
}

export function ComponentForm({ data, onChange }: ComponentFormProps) {
  const { name, props, children } = data;
  if (!isMdxComponent(name)) return null;
  const problems = componentProblems(data);
  return (
    <div className="desk-component">
      <p className="desk-hint">{mdxComponents[name].hint}</p>
      {children !== undefined && (
        <Labelled label="引的话" hint="照出处一字不差地写。" required>
          {(id) => (
            <TypingBox
              id={id}
              multiline
              value={children}
              onChange={(words) => onChange({ ...data, children: words.replace(/[<>{}]/g, '') })}
            />
          )}
        </Labelled>
      )}
      <Group
        fields={controls(mdxComponents[name].fields)}
        value={props}
        onChange={(next) => onChange({ ...data, props: next })}
      />
      {problems.length > 0 && (
        <ul className="desk-problems">
          {[...new Set(problems)].map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Values = Readonly<Record<string, unknown>>;

interface GroupProps {
  readonly fields: Readonly<Record<string, Control>>;
  readonly value: Values;
  readonly onChange: (value: Values) => void;
}

function Group({ fields, value, onChange }: GroupProps) {
  const put = (name: string, one: unknown) => {
    const kept = Object.entries({ ...value, [name]: one }).filter(([, each]) => each !== undefined && each !== '');
    const order = Object.keys(fields);
    onChange(Object.fromEntries(kept.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))));
  };
  return Object.entries(fields).map(([name, control]) => (
    <Value key={name} control={control} value={value[name]} onChange={(one) => put(name, one)} />
  ));
}

interface ValueProps {
  readonly control: Control;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Value({ control, value, onChange }: ValueProps) {
  if (control.widget === 'list' && control.item) {
    return (
      <Items control={control} item={control.item} value={Array.isArray(value) ? value : []} onChange={onChange} />
    );
  }
  const text = typeof value === 'string' ? value : '';
  const kind = choiceKindOf(control);
  return (
    <Labelled label={control.label} hint={control.hint} required={control.required}>
      {(id) =>
        control.widget === 'boolean' ? (
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked || undefined)}
          />
        ) : kind ? (
          <Chosen id={id} kind={kind} value={text} onChange={onChange} />
        ) : (
          <TypingBox id={id} value={text} onChange={onChange} />
        )
      }
    </Labelled>
  );
}

interface ItemsProps {
  readonly control: Control;
  readonly item: Control;
  readonly value: readonly unknown[];
  readonly onChange: (value: unknown) => void;
}

function Items({ control, item, value, onChange }: ItemsProps) {
  const put = (at: number, one: unknown) => onChange(value.map((old, index) => (index === at ? one : old)));
  const empty = item.widget === 'object' ? {} : '';
  const root = useRef<HTMLFieldSetElement>(null);
  const [step, setStep] = useState<'added' | 'removed'>();
  // The keyboard goes on in the new item, or where one can be added when its item is gone.
  useEffect(() => {
    if (step === undefined) return;
    const place = ':scope > ' + (step === 'added' ? '.desk-item:last-of-type :is(input, textarea, button)' : 'button');
    root.current?.querySelector<HTMLElement>(place)?.focus();
    setStep(undefined);
  }, [step]);
  return (
    <fieldset ref={root}>
      <legend>
        {control.label}
        {!control.required && '（选填）'}
        <small>{control.hint}</small>
      </legend>
      {value.map((one, at) => (
        <div className="desk-item" key={at}>
          {item.widget === 'object' ? (
            <Group fields={item.fields ?? {}} value={(one ?? {}) as Values} onChange={(next) => put(at, next)} />
          ) : (
            <Value control={item} value={one} onChange={(next) => put(at, next)} />
          )}
          <button
            type="button"
            aria-label={`删去第${at + 1}项${item.label}`}
            onClick={() => {
              onChange(without(value, at));
              setStep('removed');
            }}
          >
            删去
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() => {
          onChange([...value, empty]);
          setStep('added');
        }}
      >
        ＋ {item.label}
      </button>
    </fieldset>
  );
}

function without(items: readonly unknown[], at: number): unknown[] | undefined {
  const kept = items.filter((_, index) => index !== at);
  return kept.length > 0 ? kept : undefined;
}

interface LabelledProps {
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
  readonly children: (id: string) => React.ReactNode;
}

function Labelled({ label, hint, required, children }: LabelledProps) {
  const id = useId();
  return (
    <div className="desk-field">
      <label htmlFor={id}>
        {label}
        {!required && '（选填）'}
      </label>
      {children(id)}
      <small>{hint}</small>
    </div>
  );
}
