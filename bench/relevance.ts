/**
 * `npm run bench:relevance -- --corpus FILE --docs N [--queries FILE] [--kept] [--peers] [--each] [--json]`:
 * how well search answers questions. With `--queries`, a JSON list of `{ id, q }`, it prints
 * what is found as JSON: `{ id, top, exact, hints }`, documents by number from 0. Without it
 * the questions of bench/relevance are asked and judged: the half that may be tuned with,
 * or with `--kept` the other one too, with `--peers` of other engines beside, with `--each` line by line.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.ts';
import { askPeers } from './relevance/peers.ts';
import { ownQuestions } from './relevance/questions.ts';
import type { AskedQuestion } from './relevance/questions.ts';
import { judge, printJudged } from './relevance/report.ts';
import { askThisSite } from './relevance/this-site.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    docs: { type: 'string', default: '10000' },
    queries: { type: 'string' },
    peers: { type: 'boolean', default: false },
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
else {
  const judgements = [judge('this site', documents, own, found)];
  if (values.peers) {
    const answers = await askPeers(
      documents,
      own.map(({ q }) => q),
    );
    for (const [name, tops] of answers) {
      judgements.push(
        judge(
          name,
          documents,
          own,
          tops.map((top) => ({ top, hints: [] })),
        ),
      );
    }
  }
  printJudged(judgements, values.each);
}
