/** Cases, deputies and brands, each about one of the printed articles. */
import { printEntry } from '#entry-file/fields.ts';
import { ASKED, WORKED } from './invent-articles.ts';
import { iconAt } from './icons.ts';
import type { Files, Printed } from './invented.ts';

const CASES = 40;
const DEPUTIES = 56;
const BRANDS = 24;

/** The case that a brand comes from. */
const caseOf = (at: number): string => `anli-${at + 1}`;

export function inventStories(printed: readonly Printed[]): Files {
  // The newest first, as lists show them; spread over all the years.
  const cases = Array.from({ length: CASES }, (_, at) =>
    printed.at(-1 - Math.floor((at * printed.length) / CASES)),
  ).flatMap((article) => article ?? []);
  return Object.fromEntries([
    ...cases.map((article, at) => [`cases/${caseOf(at)}.mdx`, inventCase(article, at)] as const),
    ...cases.slice(0, BRANDS).map((article, at) => [`brands/pinpai-${at + 1}.mdx`, inventBrand(article, at)] as const),
    ...onePerName(printed).map((article, at) => [`deputies/daibiao-${at + 1}.mdx`, inventDeputy(article)] as const),
  ]);
}

/** The latest article that names a deputy; the same name twice would be taken for the same person. */
function onePerName(printed: readonly Printed[]): Printed[] {
  return [...new Map(printed.map((article) => [article.deputy, article])).values()].slice(0, DEPUTIES);
}

const common = ({ spot, source, subject, way, publishedAt }: Printed) => ({
  ...{ place: spot.slug, source, topics: [subject.slug], mechanisms: [way.slug], publishedAt },
});

const fact = (source: string, paragraph: string, words: string): string =>
  `<Fact source="${source}#${paragraph}">${words}</Fact>`;

function inventCase(article: Printed, at: number): string {
  const { spot, subject, thing, households, source, way, saying } = article;
  const fields = {
    title: `${spot.name}怎样办好${thing}这件事`,
    summary: `${spot.name}的代表从走访做起，把${thing}的事办成。怎样听、怎样办、怎样回头看，这里分开来讲。`,
    icon: iconAt(at),
    ...common(article),
  };
  const body = `${spot.name}的代表到群众家里去，听大家说${subject.name}的事，走访了${fact(source, ASKED, `${households}户`)}人家。

<Figures source="${source}#${ASKED}" items={[{ value: '${households}', unit: '户', label: '走访的人家' }]} />

## 怎样办

这里的做法叫${fact(source, WORKED, `“${way.name}”`)}，办到哪里群众都看得见。
${at < BRANDS ? `\n<BrandCard brand="pinpai-${at + 1}" />\n` : ''}
## 群众怎样说

<Quote source="${source}#p5" by="村民">${saying}</Quote>
`;
  return printEntry(fields, body);
}

function inventBrand(article: Printed, at: number): string {
  const { spot, subject, thing, source, way } = article;
  const fields = {
    name: `${spot.town}${way.name}`,
    summary: `${spot.town}的代表用这个办法听群众说${subject.name}的事。听来的事都有人接着办。`,
    does: `听群众说${thing}的事，办完再回头看`,
    ledBy: `${spot.town}的人大代表`,
    case: caseOf(at),
    icon: iconAt(at),
    ...common(article),
  };
  const body = `这个办法叫${fact(source, WORKED, `“${way.name}”`)}，代表和群众都记得住。

## 从哪里来

${spot.name}的代表在走访里听到${thing}的事，就这样做起来了。
`;
  return printEntry(fields, body);
}

function inventDeputy(article: Printed): string {
  const { spot, subject, thing, deputy, households, source } = article;
  const fields = {
    name: deputy,
    offices: [`${spot.town}人大代表`],
    summary: `${deputy}在${spot.name}走访，记下${thing}的事。办完以后，这位代表还常去看。`,
    provenance: { recommended: { by: spot.town }, reviewed: { by: '甲县人大常委会代表工委' }, decided: {} },
    ...common(article),
  };
  const body = `${deputy}是${spot.town}的人大代表，常到群众家里坐坐，听大家说${subject.name}的事。

## 走到家里去

${spot.name}走访了${fact(source, ASKED, `${households}户`)}人家，${deputy}当场看了${thing}。

## 办完再去看

事情办完以后，${deputy}还要常去看，看是不是真的好用。
`;
  return printEntry(fields, body);
}
