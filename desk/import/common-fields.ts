/** What many issues have in common, said once: it goes into the fields that a file leaves blank, and into no other. */
import type { DraftBriefing, DraftMasthead } from '#importer/draft.ts';

export interface CommonFields {
  readonly series?: string;
  readonly issuer?: string;
  /** Whether year and number may be read from the names of the files. */
  readonly fromNames: boolean;
  /** Whether a number or a date that was not found is not in the print either, so that none of the files asks for it. */
  readonly noneMissing: boolean;
}

export type Filled = Pick<DraftMasthead, 'series' | 'issuer' | 'year' | 'issue'>;

/** `1998年第3期`, `1998年3期`, `1998-03`, `1998_3`, `1998（3）`; a date names no number. */
const NAMED = [
  /(?<!\d)((?:19|20)\d\d)年\D{0,12}?第?(\d{1,3})期/u,
  /(?<!\d)((?:19|20)\d\d)[-_ （(.](\d{1,3})(?![-_.\d])/u,
];

/** The year and the number that a file's name states. */
export function numberInName(name: string): Pick<Filled, 'year' | 'issue'> {
  const stem = name.replace(/\.[a-z]+$/i, '');
  for (const pattern of NAMED) {
    const [, year, issue] = pattern.exec(stem) ?? [];
    if (year !== undefined && Number(issue) > 0) return { year: Number(year), issue: Number(issue) };
  }
  return {};
}

/** What is filled in for one file: blank fields, and those that were filled in so before. */
export function fillFor(draft: DraftBriefing, before: Filled, common: CommonFields, fileName: string): Filled {
  const { series, issuer, fromNames } = common;
  const wanted: Filled = {
    ...(series !== undefined && { series }),
    ...(issuer !== undefined && { issuer }),
    ...(fromNames && numberInName(fileName)),
  };
  const isOpen = (field: keyof Filled) => draft[field] === undefined || draft[field] === before[field];
  const fields = (Object.keys(wanted) as (keyof Filled)[]).filter(isOpen);
  return Object.fromEntries(fields.map((field) => [field, wanted[field]]));
}
