/** What the checks must know of the office and the day; plain data, so that a check stays a pure function. */
export interface Office {
  /** Today in China, `2026-11-23`. */
  readonly today: string;
  /** Telephone numbers that the office publishes as its own. */
  readonly ownNumbers: readonly string[];
  readonly ownEmails: readonly string[];
  /** Full names of organisations, as the office writes them. */
  readonly organisations: readonly string[];
}

/** The office of these settings: its contact line and correction address are its own numbers and e-mail. */
export function officeOf(
  settings: {
    readonly contact?: string | undefined;
    readonly correction?: string | undefined;
    readonly issuer?: string | undefined;
    readonly organisations?: readonly string[] | undefined;
  },
  now: Date,
): Office {
  const words = `${settings.contact ?? ''} ${settings.correction ?? ''}`;
  return {
    today: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
    ownNumbers: words.match(/\d[\d\s-]{6,}\d/g) ?? [],
    ownEmails: words.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [],
    organisations: [...(settings.organisations ?? []), ...(settings.issuer === undefined ? [] : [settings.issuer])],
  };
}
