/**
 * A box in which words are typed to find something and one of the hits is
 * chosen. It asks at every key and holds at most twenty hits, however much
 * there is. An input method is left alone until its word is finished.
 */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { MOST } from '../../api/choice.ts';
import type { Choice, ChoiceKind } from '../../api/choice.ts';
import { useFound } from './found-choices.ts';
import type { Finding } from './found-choices.ts';

export interface ComboboxProps {
  readonly id: string;
  readonly kind: ChoiceKind;
  /** What the box shows while nothing is typed. */
  readonly shown: string;
  /** What is asked when the list is opened before anything is typed. */
  readonly opening?: string;
  /** Values that are not offered, because they are chosen already. */
  readonly taken?: readonly string[];
  /** Whether what looks like a value may be kept though it was not found. */
  readonly keepsTyped: boolean;
  readonly isWrong?: boolean;
  readonly describedBy?: string;
  readonly className?: string;
  /** A value that was chosen or typed in full; empty when the box was cleared. */
  readonly onChoose: (value: string) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

/** Whether words could be what is written into the file. */
function looksLikeValue(kind: ChoiceKind, words: string): boolean {
  return kind === 'uploads' ? /\S\.(?:jpe?g|png|webp)$/i.test(words) : /^[a-z0-9]+(?:[-/#][a-z0-9]+)*$/.test(words);
}

/** What is typed, which of the hits is marked, and what was said last. */
function useTyping({ kind, shown, opening = '', taken = [], keepsTyped, onChoose }: ComboboxProps) {
  const [typed, setTyped] = useState<string>();
  /** What is asked; undefined while the list is closed. */
  const [question, setQuestion] = useState<string>();
  const [marked, setMarked] = useState(-1);
  const [said, setSaid] = useState('');
  const finding = useFound(kind, question);
  const hits = finding?.found?.hits.filter(({ value }) => !taken.includes(value)) ?? [];
  const whole = hits.find(({ value }) => value === typed?.trim());

  const ask = (words: string | undefined) => {
    setQuestion(words);
    setMarked(-1);
    setSaid('');
  };
  const close = () => {
    setTyped(undefined);
    ask(undefined);
  };
  const choose = ({ value, leadsOn }: Choice) => {
    if (leadsOn) {
      setTyped(`${value} `);
      ask(`${value} `);
      return;
    }
    close();
    onChoose(value);
  };
  /** The box is left, or Enter pressed with nothing marked: what was typed is a value, or it was only a search. */
  const settle = () => {
    const words = typed?.trim();
    close();
    if (words === undefined || words === shown) return;
    const [named, ...others] = hits.filter(({ value, label }) => value === words || label === words);
    if (words === '') onChoose('');
    else if (named && (others.length === 0 || named.value === words)) onChoose(named.value);
    else if (keepsTyped && looksLikeValue(kind, words)) onChoose(words);
    else setSaid(`“${words}”没有选定${shown === '' ? '' : '，还是原来的'}。`);
  };
  // A value that is typed in full is chosen at once: whoever knows it goes on without the list.
  const settled = useRef<string>(undefined);
  useEffect(() => {
    if (!keepsTyped || whole === undefined || whole.leadsOn || settled.current === whole.value) return;
    settled.current = whole.value;
    onChoose(whole.value);
  });
  const type = (words: string, isFinished: boolean) => {
    settled.current = undefined;
    setTyped(words);
    if (isFinished) ask(words);
  };
  const open = () => {
    if (question === undefined) ask(typed ?? opening);
  };
  const mark = (at: number) => setMarked(hits.length === 0 ? -1 : (at + hits.length) % hits.length);
  return { typed, question, marked, said, finding, hits, mark, open, close, choose, settle, type };
}

export function Combobox(props: ComboboxProps) {
  const { id, shown, isWrong = false, describedBy, className, onFocus, onBlur } = props;
  const list = useId();
  const composing = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const typing = useTyping(props);
  const { typed, question, marked, hits, finding } = typing;
  const isOpen = question !== undefined;
  const isShown = isOpen && hits.length > 0;
  // What opens below the edge of the form is not seen.
  useEffect(() => {
    if (isShown) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown]);
  const onKeyDown = (event: KeyboardEvent) => {
    // What an input method takes for itself is none of ours.
    if (event.nativeEvent.isComposing || !actOn(event.key, typing)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="desk-combobox">
      <input
        type="text"
        role="combobox"
        id={id}
        className={className}
        value={typed ?? shown}
        placeholder="打几个字查找"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={list}
        aria-activedescendant={marked >= 0 ? `${list}-${marked}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={isWrong || undefined}
        onFocus={onFocus}
        onClick={typing.open}
        onKeyDown={onKeyDown}
        onChange={(event) => typing.type(event.currentTarget.value, !composing.current)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          typing.type(event.currentTarget.value, true);
        }}
        onBlur={() => {
          typing.settle();
          onBlur?.();
        }}
      />
      <div ref={box} className="desk-choices" hidden={!isShown}>
        <ul id={list} role="listbox" aria-label="可选的">
          {isOpen && hits.map((hit, at) => <Hit key={hit.value} id={`${list}-${at}`} {...{ hit, at, typing }} />)}
        </ul>
      </div>
      <p className="desk-choices-said" aria-live="polite">
        {isOpen ? sayFinding(finding, question, hits.length) : typing.said}
      </p>
    </div>
  );
}

type Typing = ReturnType<typeof useTyping>;

/** @returns whether the key meant something here. */
function actOn(key: string, { question, marked, hits, mark, open, close, choose, settle }: Typing): boolean {
  const isOpen = question !== undefined;
  const chosen = hits[marked];
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    if (!isOpen) open();
    else mark(key === 'ArrowDown' ? marked + 1 : Math.max(marked, 0) - 1);
  } else if (key === 'Enter') {
    if (isOpen && chosen) choose(chosen);
    else settle();
  } else if (key === 'Escape' && isOpen) close();
  else return false;
  return true;
}

interface HitProps {
  readonly id: string;
  readonly hit: Choice;
  readonly at: number;
  readonly typing: Typing;
}

function Hit({ id, hit, at, typing: { marked, choose } }: HitProps) {
  const line = useRef<HTMLLIElement>(null);
  const isMarked = at === marked;
  useEffect(() => {
    if (isMarked) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  return (
    <li
      ref={line}
      id={id}
      role="option"
      aria-selected={isMarked}
      // The box keeps the focus, so that leaving it does not close the list first.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(hit)}
    >
      {hit.label}
      {hit.note !== '' && <small>{hit.note}</small>}
    </li>
  );
}

/** What is said of the hits, for those who see the list and those who hear it. */
function sayFinding(finding: Finding | undefined, question: string, count: number): string {
  if (finding?.trouble !== undefined) return finding.trouble;
  if (finding?.found === undefined || finding.question !== question) return '正在查找……';
  if (finding.found.more) return `只列出前${MOST}项，再写几个字就会少些。按上下键挑选，按回车选定。`;
  if (count > 0) return `找到${count}项，按上下键挑选，按回车选定。`;
  return question.trim() === '' ? '没有可选的。' : `没有找到“${question.trim()}”。`;
}
