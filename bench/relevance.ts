/**
 * `npm run bench:relevance -- --corpus FILE --docs N [--queries FILE] [--kept] [--json]`:
 * how well search answers questions. With `--queries`, a JSON list of `{ id, q }`, it prints
 * what is found as JSON: `{ id, top, exact, hints }`, documents by number from 0. Without it
 * the questions of bench/relevance are asked and judged: the half that may be tuned with,
 * or with `--kept` the other one too.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.ts';
import { ownQuestions } from './relevance/questions.ts';
import type { AskedQuestion } from './relevance/questions.ts';
import { judge, printJudged } from './relevance/report.ts';
import { askThisSite } from './relevance/this-site.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    docs: { type: 'string', default: '10000' },
    queries: { type: 'string' },
    kept: { type: 'boolean', default: false },
    each: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

if (values.corpus === undefined) {
  console.error('Say which documents: npm run bench:relevance -- --corpus FILE --docs N [--queries FILE] [--json]');
  process.exit(2);
}
const documents = readCorpus(values.corpus, Number(values.docs));
const own = ownQuestions().filter(({ practice }) => practice || values.kept);
const asked =
  values.queries === undefined ? own : (JSON.parse(readFileSync(values.queries, 'utf8')) as AskedQuestion[]);
const found = await askThisSite(documents, asked);
if (values.json || values.queries !== undefined) console.log(JSON.stringify(found));
else printJudged(judge('this site', documents, own, found), values.each);
