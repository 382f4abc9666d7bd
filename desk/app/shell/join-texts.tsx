/** Two texts side by side: what git merged is settled, the rest is chosen place by place, then saved as one. */
import { useState } from 'react';
import type { Conflict, TextPart } from '../../api/history-answer.ts';
import { saveJoined, sentenceOf } from '../api-client.ts';
import type { SaveRequest } from './stale.ts';

interface JoinProps {
  readonly conflict: Conflict;
  readonly save: SaveRequest;
}

type Open = Extract<TextPart, { readonly mine: string }>;

const isOpen = (part: TextPart): part is Open => 'mine' in part;

export function JoinTexts({ conflict: { parts, seen }, save }: JoinProps) {
  const open = parts.filter(isOpen);
  const [chosen, setChosen] = useState<readonly ('mine' | 'theirs' | 'both' | undefined)[]>(open.map(() => undefined));
  const [trouble, setTrouble] = useState('');
  const left = chosen.filter((one) => one === undefined).length;
  const join = () => {
    saveJoined(save, joined(parts, chosen), seen).then(
      () => location.reload(),
      (error: unknown) => setTrouble(sentenceOf(error)),
    );
  };
  return (
    <section className="desk-join" aria-label="两边的文字">
      <p>
        {open.length === 0
          ? '两边改的不是同一处，已经合在一起。'
          : `不是同一处的改动已经合在一起，还有${open.length}处两边都改了，请一处一处地选：`}
      </p>
      {open.map((part, at) => (
        <fieldset key={at} className="approvals-two">
          <legend>第{at + 1}处</legend>
          {(
            [
              ['mine', '用我的', part.mine],
              ['theirs', '用同事的', part.theirs],
              ['both', '两段都留', ''],
            ] as const
          ).map(([side, label, text]) => (
            <label key={side}>
              <input
                type="radio"
                name={`place-${at}`}
                checked={chosen[at] === side}
                onChange={() => setChosen(chosen.map((one, place) => (place === at ? side : one)))}
              />
              {label}
              {text !== '' && <span className="desk-text">{text}</span>}
            </label>
          ))}
        </fieldset>
      ))}
      <p role="alert" className="desk-trouble">
        {trouble}
      </p>
      <button type="button" disabled={left > 0} onClick={join}>
        {left > 0 ? `还有${left}处没有选` : '合在一起保存'}
      </button>
    </section>
  );
}

function joined(parts: readonly TextPart[], chosen: readonly ('mine' | 'theirs' | 'both' | undefined)[]): string {
  const choices = [...chosen];
  return parts
    .map((part) => {
      if (!isOpen(part)) return part.both;
      const side = choices.shift();
      if (side === 'mine') return part.mine;
      return side === 'theirs' ? part.theirs : `${part.mine}${part.mine.endsWith('\n\n') ? '' : '\n'}${part.theirs}`;
    })
    .join('');
}
