/** For tests: entries made from the model's own vocabulary, valid ones and whatever the forms' boxes can hold. */
import fc from 'fast-check';
import type { Control } from '#model/field.ts';
import { choiceKindOf } from './choice-kind.ts';
import { schemaAt } from './schema-at.ts';

/** Text that YAML, Markdown or a browser reads as something else. */
const TRAPS = [
  ...[
    '- 项',
    '# 注',
    '甲 # 乙',
    '甲: 乙',
    "it's",
    '"引"',
    "'单'",
    'true',
    'null',
    '~',
    'yes',
    '2024',
    '1e3',
    '0x1F',
    '1_000',
  ],
  ...[
    '@甲',
    '`甲`',
    '{甲}',
    '[甲]',
    '!甲',
    '&甲',
    '*甲',
    '|',
    '>',
    '%甲',
    '---',
    '...',
    '? 甲',
    '=',
    '<<',
    '2024-04-02',
    '12:30',
  ],
  ...['“引”', '甲\u2028乙', '甲\u0085乙', '甲\u200B乙', '甲\t乙', '\uFEFF甲', '👩‍👩‍👧', '\\n', 'é', 'e\u0301', '𠮷'],
];

const line = fc.oneof(
  fc.constantFrom(...TRAPS, '老水井'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const paragraph = fc.oneof(
  line,
  fc
    .array(fc.oneof(line, fc.constantFrom('', '  缩进', '---', '尾 ')), { minLength: 2, maxLength: 4 })
    .map((some) => some.join('\n')),
);
const moment = fc.constantFrom('2026-11-23 17:30', '2020-02-29 00:00');
const day = fc.constantFrom('2024-04-02', '2024-04', '2024');
const source = fc.constantFrom('2020-001', '2020-002/one', '2020-001#p1', '2020-002/two#p1');
const slug = fc.constantFrom('a', 'xin-mi', '2024', 'true', 'null', '0x1f', '1e3', '007');

/** What a box of a form may hold and the model accepts, by the kind of the box and its schema. */
function filled(control: Control, model: string): fc.Arbitrary<unknown> {
  const accepted = (some: fc.Arbitrary<unknown>) =>
    some.filter((value) => schemaAt(model)?.safeParse(value).success === true);
  switch (control.widget) {
    case 'string':
      return accepted(
        fc.oneof(
          line,
          source,
          slug,
          fc.constantFrom('/cases/old/', 'mailto:a@b.cn', 'https://www.example.gov.cn', '/', '/rd/'),
        ),
      );
    case 'text':
      return accepted(paragraph);
    case 'number':
      return accepted(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1949, max: 2100 }), fc.nat(100_000)));
    case 'boolean':
      return fc.boolean();
    case 'select':
      return fc.constantFrom(...(control.options ?? []).map(({ value }) => value));
    case 'relation':
      return slug;
    case 'date':
      return day;
    case 'datetime':
      return moment;
    case 'list':
      return fc.array(filled(itemOf(control), `${model}.*`), { minLength: 1, maxLength: 3 });
    case 'object':
      return anyValid(control.fields ?? {}, model);
    default:
      throw new TypeError(`no form makes a ${control.widget}`);
  }
}

function itemOf({ item }: Control): Control {
  if (item === undefined) throw new TypeError('a list says what its items are');
  return item;
}

type Data = Record<string, unknown>;

/** Valid values of named fields; what may be left out sometimes is. */
export function anyValid(fields: Readonly<Record<string, Control>>, model: string): fc.Arbitrary<Data> {
  const made = Object.entries(fields).map(([name, control]) => [name, filled(control, `${model}.${name}`)] as const);
  return fc
    .record(Object.fromEntries(made), {
      requiredKeys: Object.keys(fields).filter((name) => fields[name]?.required === true),
    })
    .filter((data) => Object.keys(data).length > 0);
}

const wild = fc.oneof(
  line,
  paragraph,
  fc.constantFrom(
    '',
    ' ',
    '  甲',
    '甲 ',
    '\n',
    '甲\n乙',
    '二〇二四',
    '2024-13',
    '2024-2-3',
    '1948',
    '2026-11-23',
    '2026-11-23 25:00',
  ),
  fc.constantFrom('javascript:alert(1)', 'Xinmi', '../x', 'x'.repeat(81), '长'.repeat(2001)),
  ...[moment, day, source, slug],
);

/** What a box of a form can hold, whether it makes sense or not: cleared, half written, blank items. */
function typed(control: Control): fc.Arbitrary<unknown> {
  const cleared = fc.constantFrom('', null, undefined);
  switch (control.widget) {
    case 'number':
      return fc.oneof(
        cleared,
        fc.nat(3000),
        fc.constantFrom(0, 100_001, 999_999_999_999_999, '-1', '3.5', '三', '12份'),
      );
    case 'boolean':
      return fc.oneof(cleared, fc.boolean());
    case 'select':
      return fc.oneof(cleared, fc.constantFrom(...(control.options ?? []).map(({ value }) => value)));
    case 'relation':
      return fc.oneof(cleared, slug);
    case 'list': {
      const item = itemOf(control);
      // A choice of several never holds an empty one.
      const chosen = item.cites === undefined ? slug : wild.filter((one) => one !== '');
      const items = choiceKindOf(item) === undefined ? typed(item) : chosen;
      return fc.oneof(cleared, fc.array(items, { maxLength: 3 }));
    }
    case 'object':
      return fc.oneof(cleared, anyTyped(control.fields ?? {}));
    default:
      return fc.oneof({ weight: 1, arbitrary: cleared }, { weight: 4, arbitrary: wild });
  }
}

/** Whatever the boxes of a form can hold. */
export function anyTyped(fields: Readonly<Record<string, Control>>): fc.Arbitrary<Data> {
  return fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, control]) => [name, typed(control)] as const)),
    { requiredKeys: [] },
  );
}
