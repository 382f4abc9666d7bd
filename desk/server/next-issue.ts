/** What a new issue begins with: the next number, today, and what is printed on every issue alike. */
import { parseEntryFile } from '#entry-file/parse.ts';
import { briefingLabel, compareBriefings } from '#lib/briefing-label.ts';
import type { Briefing } from '#model/kinds/briefing.ts';
import type { NextIssue } from '../api/next-issue.ts';
import type { Desk } from './desk.ts';
import { textOf } from './draft-files.ts';
import { beijing } from './record.ts';
import { visibleKeys } from './inbox.ts';
import { entryAt } from './paths.ts';
import { sees } from './places.ts';
import type { Person } from './steps.ts';
import { mainOf, readDraft } from './workflow.ts';

/** Issues that are written at the same time stand together at the end of the list. */
const LOOKED_AT = 5;

/** What an imprint says of one print alone. Whether the words are those printed is not carried over either. */
const ONE_PRINTS_OWN: ReadonlySet<string> = new Set(['lines', 'copies']);

/** Nothing but year, date and number 1 where there is no issue yet. */
export async function nextIssue(desk: Pick<Desk, 'flow' | 'choices'>, person: Person): Promise<NextIssue> {
  const date = beijing(desk.flow.now()).slice(0, 10);
  const year = Number(date.slice(0, 4));
  const { hits } = await desk.choices.find('briefings', '', await visibleKeys(desk.flow.store, person));
  const read = await Promise.all(hits.slice(0, LOOKED_AT).map(({ value }) => issueOf(desk, person, value)));
  const [last] = read.flatMap((one) => one ?? []).sort(compareBriefings);
  if (last === undefined) return { code: codeOf(year, 1), fields: { year, issue: 1, date } };
  const issue = last.year === year ? (last.issue ?? 0) + 1 : 1;
  const { series, issuer, campaign, imprint, totalIssue } = last;
  const parts = Object.fromEntries(Object.entries(imprint ?? {}).filter(([name]) => !ONE_PRINTS_OWN.has(name)));
  return {
    code: codeOf(year, issue),
    after: briefingLabel(last),
    fields: {
      ...(series !== undefined && { series }),
      year,
      issue,
      ...(totalIssue !== undefined && { totalIssue: totalIssue + 1 }),
      date,
      ...(issuer !== undefined && { issuer }),
      ...(campaign !== undefined && { campaign }),
      ...(Object.keys(parts).length > 0 && { imprint: parts }),
    },
  };
}

function codeOf(year: number, issue: number): string {
  return `${year}-${String(issue).padStart(3, '0')}`;
}

/** The issue as its draft or its page has it; undefined for one that the checks would refuse. */
async function issueOf(
  { flow: { store } }: Pick<Desk, 'flow'>,
  person: Person,
  slug: string,
): Promise<(Briefing & { readonly id: string }) | undefined> {
  const entry = entryAt(`briefings/${slug}.md`);
  const any = await readDraft(store, entry);
  const draft = any && (await sees(store, person, any)) ? any : undefined;
  const oid = draft ? await textOf(store, draft) : await store.oidAt(await mainOf(store), entry.path);
  if (oid === undefined) return undefined;
  const { data } = parseEntryFile((await store.blob(oid)).toString(), '.md');
  return data === undefined ? undefined : { ...(data as unknown as Briefing), id: slug };
}
