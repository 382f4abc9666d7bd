/** What the checks must know of the office and the day; plain data, so that a check stays a pure function. */
export interface Office {
  /** Today in China, `2026-11-23`. */
  readonly today: string;
  /** Telephone numbers that the office publishes as its own. */
  readonly ownNumbers: readonly string[];
  readonly ownEmails: readonly string[];
  /** Full names of organisations, with the wrong forms that were seen. */
  readonly organisations: readonly { readonly name: string; readonly wrong: readonly string[] }[];
}

/** The office of these settings: its contact line and correction address are its own numbers and e-mail. */
export function officeOf(
  settings: { readonly contact?: string | undefined; readonly correction?: string | undefined },
  now: Date,
): Office {
  const words = `${settings.contact ?? ''} ${settings.correction ?? ''}`;
  return {
    today: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
    ownNumbers: words.match(/\d[\d\s-]{6,}\d/g) ?? [],
    ownEmails: words.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [],
    organisations: ORGANISATIONS,
  };
}

const ORGANISATIONS = [
  { name: '人大常委会', wrong: ['人大常务委员会', '人大常委委员会', '人民代表大会常委会'] },
  { name: '代表工作委员会', wrong: ['代表工做委员会', '代表工作委会员'] },
] as const;
