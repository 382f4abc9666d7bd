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
  return reportOf(await Array.fromAsync(answersOf(readBuiltSite(folders), browser)));
}

/** The answers one by one, as they come: the browser takes a second for a page. */
export async function* answersOf(site: BuiltSite, browser: boolean): AsyncGenerator<Answer | LeftOut> {
  for (const ask of questions) yield await ask(site);
  if (browser) yield await lookInBrowser(site);
}

export function reportOf(answers: readonly (Answer | LeftOut)[]): Report {
  return { answers, wrong: answers.reduce((sum, one) => sum + ('findings' in one ? one.findings.length : 0), 0) };
}
