/** The box that looks something up while somebody types. */
import { useEffect, useRef } from 'react';
import { LONGEST_SEARCH } from '../../api/entry-list.ts';

/** How long somebody who types is waited for, in milliseconds. */
const TYPING = 150;

interface SearchProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (words: string) => void;
}

/** Asks while somebody types; an input method is left alone until its word is finished. */
export function SearchBox({ label, value, onSearch }: SearchProps) {
  const box = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.value = value;
  }, [value]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const ask = (delay: number) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => onSearch(box.current?.value.trim() ?? ''), delay);
  };
  return (
    <form
      role="search"
      className="desk-search"
      onSubmit={(event) => {
        event.preventDefault();
        ask(0);
      }}
    >
      <label>
        {label}
        <input
          ref={box}
          type="search"
          maxLength={LONGEST_SEARCH}
          defaultValue={value}
          onChange={({ nativeEvent }) => {
            if (!(nativeEvent as InputEvent).isComposing) ask(TYPING);
          }}
          onCompositionEnd={() => ask(TYPING)}
        />
      </label>
    </form>
  );
}
