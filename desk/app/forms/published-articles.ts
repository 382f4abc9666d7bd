/** The codes of the articles of an issue that readers have addresses of: those never change. */
import { readIssue } from '../issue-text.ts';
import { choiceSource } from '../choice-source.ts';

const known = new Map<string, Promise<ReadonlySet<string>>>();

/** @param issue the code of the issue. @returns none for an issue that was never published. */
export function publishedArticles(issue: string): Promise<ReadonlySet<string>> {
  const asked = known.get(issue) ?? ask(issue);
  known.set(issue, asked);
  asked.catch(() => known.delete(issue));
  return asked;
}

async function ask(issue: string): Promise<ReadonlySet<string>> {
  const raw = await choiceSource().publishedEntry('briefings', issue);
  const articles = raw === undefined ? [] : (readIssue(raw)['articles'] as readonly { readonly slug?: string }[]);
  return new Set(articles.flatMap(({ slug }) => slug ?? []));
}
