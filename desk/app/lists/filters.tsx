/** The boxes that narrow a list; each offers what there is in it. */
import { entryStates } from '../../api/entry-list.ts';
import type { EntryChange, EntryFilters, EntryQuery } from '../../api/entry-list.ts';

interface FiltersProps {
  readonly asked: EntryQuery;
  /** Undefined until the first answer has come. */
  readonly offered: EntryFilters | undefined;
  readonly onChoose: (change: EntryChange) => void;
}

type Narrowing = 'state' | 'year' | 'place' | 'person';

interface Option {
  readonly value: string;
  readonly label: string;
}

const same = (value: string): Option => ({ value, label: value });
const states: readonly Option[] = Object.entries(entryStates).map(([value, label]) => ({ value, label }));

export function Filters({ asked, offered, onChoose }: FiltersProps) {
  const boxes: readonly (readonly [name: Narrowing, label: string, options: readonly Option[]])[] = [
    ['state', '走到哪一步', states],
    ['year', '年份', (offered?.years ?? []).map((year) => ({ value: String(year), label: `${year}年` }))],
    ['place', '地方', offered?.places ?? []],
    ['person', '经手人', (offered?.people ?? []).map(same)],
  ];
  const narrowed = boxes.some(([name]) => asked[name] !== undefined);
  return (
    <div className="desk-filters" role="group" aria-label="只看">
      {boxes.map(([name, label, options]) => (
        <FilterBox
          key={name}
          {...{ label, options }}
          value={asked[name]}
          onChoose={(value) => onChoose(changeOf(name, value))}
        />
      ))}
      {narrowed && (
        <button type="button" onClick={() => onChoose(Object.fromEntries(boxes.map(([name]) => [name, undefined])))}>
          都看
        </button>
      )}
    </div>
  );
}

function changeOf(name: Narrowing, value: string): EntryChange {
  if (value === '') return { [name]: undefined };
  return { [name]: name === 'year' ? Number(value) : value };
}

interface FilterBoxProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | number | undefined;
  readonly onChoose: (value: string) => void;
}

function FilterBox({ label, options, value = '', onChoose }: FilterBoxProps) {
  const chosen = String(value);
  // What an address asks for stays visible where the list no longer offers it.
  const unknown = chosen !== '' && !options.some((option) => option.value === chosen);
  return (
    <label>
      {label}
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <option value="">不限</option>
        {unknown && <option value={chosen}>{chosen}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
