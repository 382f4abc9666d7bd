/** A text box that leaves an input method alone: a half-typed word is passed on only when it is finished. */
import { useState } from 'react';
import type { RefObject } from 'react';

interface TypingBoxProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly multiline?: boolean;
  readonly label?: string;
  readonly box?: RefObject<HTMLTextAreaElement | null>;
  readonly onBlur?: () => void;
}

export function TypingBox({ id, value, onChange, multiline = false, label, box, onBlur }: TypingBoxProps) {
  const [typing, setTyping] = useState<string>();
  const shared = {
    id,
    value: typing ?? value,
    'aria-label': label,
    onBlur,
    onCompositionStart: (event: { readonly currentTarget: { readonly value: string } }) =>
      setTyping(event.currentTarget.value),
    onCompositionEnd: (event: { readonly currentTarget: { readonly value: string } }) => {
      setTyping(undefined);
      onChange(event.currentTarget.value);
    },
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      if (typing === undefined) onChange(event.currentTarget.value);
      else setTyping(event.currentTarget.value);
    },
  };
  if (multiline) return <textarea ref={box} {...shared} />;
  return <input type="text" {...shared} />;
}
