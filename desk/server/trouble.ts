import type { Finding } from '#checks/finding.ts';
import type { Trouble } from './refusal.ts';

/** A finding of the text checks as the desk's forms show it. */
export function troubleOf({ severity, file, line, message, remedy }: Finding): Trouble {
  return { severity, file, line, message: `${message}${remedy}` };
}
