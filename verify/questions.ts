/** What is asked of every built site: a table of contents. Each question is a function of the site alone. */
import type { BuiltSite } from './built-site.ts';
import type { Answer, LeftOut } from './finding.ts';
import { columns } from './questions/columns.ts';
import { feeds } from './questions/feeds.ts';
import { heads } from './questions/heads.ts';
import { ids } from './questions/ids.ts';
import { inlineCode } from './questions/inline-code.ts';
import { links } from './questions/links.ts';
import { machineTexts } from './questions/machine-texts.ts';
import { pageWeights } from './questions/page-weights.ts';
import { policy } from './questions/policy.ts';
import { publishedAddresses } from './questions/published-addresses.ts';
import { redirects } from './questions/redirects.ts';
import { scriptWeights } from './questions/script-weights.ts';
import { search } from './questions/search.ts';
import { sitemap } from './questions/sitemap.ts';
import { thirdParties } from './questions/third-parties.ts';

type Question = (site: BuiltSite) => Answer | LeftOut | Promise<Answer | LeftOut>;

export const questions: readonly Question[] = [
  links,
  redirects,
  publishedAddresses,
  heads,
  ids,
  thirdParties,
  inlineCode,
  policy,
  pageWeights,
  scriptWeights,
  columns,
  feeds,
  sitemap,
  machineTexts,
  search,
];
