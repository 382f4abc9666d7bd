/** Everything that can be asked of any office's built site, in one report. */
import { lookInBrowser } from './browser/look.ts';
import { readBuiltSite } from './built-site.ts';
import type { BuiltSite, Folders } from './built-site.ts';
import type { Answer, LeftOut, Report } from './finding.ts';
import { questions } from './questions.ts';

interface Options extends Folders {
  /** Whether pages are looked at in a browser too; true unless said. */
  readonly browser?: boolean;
}

/** @throws when `dist` holds no built site. */
export async function verifySite({ browser = true, ...folders }: Options): Promise<Report> {
  return askAll(readBuiltSite(folders), browser);
}

/** The same of a site that was read already. */
export async function askAll(site: BuiltSite, browser: boolean): Promise<Report> {
  const answers: (Answer | LeftOut)[] = [];
  for (const ask of questions) answers.push(await ask(site));
  if (browser) answers.push(...(await lookInBrowser(site)));
  return { answers, wrong: answers.reduce((sum, one) => sum + ('findings' in one ? one.findings.length : 0), 0) };
}
