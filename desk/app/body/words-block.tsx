/** The boxes of words: a paragraph with what stands in it, a heading, a list, a quotation, a footnote. */
import { useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Chosen } from '../forms/chosen.tsx';
import { TypingBox } from '../forms/typing-box.tsx';
import type { RowActions } from './row-actions.ts';
import { fromTokens, tokensIn, tokenOfWords, toTokens } from './fact-tokens.ts';
import type { TokenText } from './fact-tokens.ts';
import { cutAt } from './words-at-caret.ts';

type BoxEvent = KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>;

interface WordsProps {
  readonly at: number;
  readonly source: string;
  readonly vocabulary: boolean;
  readonly actions: RowActions;
}

/** Enter makes the next block; Backspace before the first sign joins the block to the one above. */
export function wordKeys({ at, source, vocabulary, actions }: WordsProps) {
  return (event: BoxEvent) => {
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    if (event.key === 'Backspace' && from === 0 && to === 0 && at > 0) {
      event.preventDefault();
      actions.join(at);
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const cut = cutAt(source, vocabulary, from ?? 0, to ?? 0);
    if (cut === undefined) return;
    event.preventDefault();
    actions.split(at, [cut.before, cut.after]);
  };
}

export function Paragraph(props: WordsProps) {
  const { at, source, vocabulary, actions } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const marked = (vocabulary ? toTokens(source) : undefined) ?? { text: source, sources: [] };
  const keep = (next: TokenText) => actions.change(at, fromTokens(next));
  const selected = (): [number, number] => [box.current?.selectionStart ?? 0, box.current?.selectionEnd ?? 0];
  /** Writes around the chosen words, or signs to write between. */
  const wrap = (before: string, after: string) => {
    const [from, to] = selected();
    const { text } = marked;
    keep({ ...marked, text: text.slice(0, from) + before + text.slice(from, to) + after + text.slice(to) });
  };
  const addNote = () => {
    const [, to] = selected();
    actions.addNote(at, (label) => {
      const text = `${marked.text.slice(0, to)}[^${label}]${marked.text.slice(to)}`;
      return fromTokens({ ...marked, text });
    });
  };
  return (
    <>
      <TypingBox
        multiline
        isBody
        label="段落"
        box={box}
        value={marked.text}
        {...(at === 0 && { placeholder: '在这里写，或者把 Word、WPS、网页里的文字粘贴进来。' })}
        onChange={(text) => keep({ ...marked, text })}
        onKeyDown={wordKeys(props)}
      />
      <p className="desk-word-tools">
        <WordTool label="加粗" act={() => wrap('**', '**')} />
        <WordTool label="链接" act={() => wrap('[', '](https://)')} />
        <WordTool label="注释" act={addNote} />
        {vocabulary && (
          <WordTool
            label="给选中的数字或引语标出处"
            act={() => keep(tokenOfWords(marked, ...selected(), marked.sources.at(-1) ?? ''))}
          />
        )}
      </p>
      {vocabulary && <Facts marked={marked} onChange={keep} />}
    </>
  );
}

/** A press leaves the chosen words chosen. */
function WordTool({ label, act }: { readonly label: string; readonly act: () => void }) {
  return (
    <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={act}>
      {label}
    </button>
  );
}

interface FactsProps {
  readonly marked: TokenText;
  readonly onChange: (marked: TokenText) => void;
}

/** The sources of the marks in a paragraph. */
function Facts({ marked, onChange }: FactsProps) {
  const id = useId();
  const numbers = [...new Set(tokensIn(marked.text))].filter((number) => number <= marked.sources.length);
  return (
    <div className="desk-facts">
      {numbers.map((number) => (
        <label key={number}>
          ⟦{number}⟧ 的出处
          <Chosen
            id={`${id}-${number}`}
            kind="sources"
            value={marked.sources[number - 1] ?? ''}
            onChange={(source) => onChange({ ...marked, sources: marked.sources.with(number - 1, source) })}
          />
        </label>
      ))}
    </div>
  );
}

interface LinesProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Enter on an empty line: what stands above it and below goes on as blocks of the same kind. */
  readonly onLeave: (above: string, below: string) => void;
}

/** A box with an item or a paragraph on each line. */
export function Lines({ label, text, onChange, onLeave }: LinesProps) {
  const keys = (event: BoxEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    const at = event.currentTarget.selectionStart ?? 0;
    const [above, below] = [text.slice(0, at), text.slice(at)];
    if (!/(?:^|\n)　*$/.test(above) || !/^(?:\n|$)/.test(below)) return;
    event.preventDefault();
    onLeave(above.replace(/\n?　*$/, ''), below.replace(/^\n/, ''));
  };
  return <TypingBox multiline isBody label={label} value={text} onChange={onChange} onKeyDown={keys} />;
}
