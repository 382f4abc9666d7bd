import { buildSearchIndex } from '#search/write/build-index.ts';
import { cacheDir, documents, outDir } from './documents.ts';

await buildSearchIndex({
  outDir,
  cacheDir,
  records: documents.map(({ title, date, category, paragraphs }, index) => ({
    url: `/${index}/`,
    kind: '简报',
    title,
    placePath: [],
    date,
    topics: [category],
    mechanisms: [],
    paragraphs: paragraphs.map((text, number) => ({ id: `p${number + 1}`, text })),
  })),
  names: [],
});
