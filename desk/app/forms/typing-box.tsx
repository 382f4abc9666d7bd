/** A text box that leaves an input method alone: a half-typed word is passed on only when it is finished. */
import { useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

type Box = HTMLInputElement | HTMLTextAreaElement;

interface TypingBoxProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly multiline?: boolean;
  readonly label?: string;
  readonly placeholder?: string;
  readonly box?: RefObject<HTMLTextAreaElement | null>;
  readonly onBlur?: () => void;
  /** Never for a key that an input method is still using. */
  readonly onKeyDown?: (event: KeyboardEvent<Box>) => void;
  /** The words of a body, which other words may be pasted into; see `BodyControl`. */
  readonly isBody?: boolean;
}

export function TypingBox({ value, onChange, multiline = false, label, box, onKeyDown, ...given }: TypingBoxProps) {
  const { isBody = false, ...passed } = given;
  const [typing, setTyping] = useState<string>();
  const shared = {
    ...passed,
    ...(isBody && { 'data-body': '' }),
    value: typing ?? value,
    'aria-label': label,
    onKeyDown: (event: KeyboardEvent<Box>) => {
      if (typing === undefined && !event.nativeEvent.isComposing) onKeyDown?.(event);
    },
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
