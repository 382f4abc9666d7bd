/** One article: somebody went somewhere, heard of something, and something was done. */
import type { Chooser } from './choose.ts';
import type { InventedArticle } from './invented.ts';
import { spots } from './invent-places.ts';
import { sayings, subjects, surnames, ways } from './vocabulary.ts';

/** The paragraph that tells how many households were asked, and the one that tells of the way of working. */
export const ASKED = 'p1';
export const WORKED = 'p4';

interface Facts extends Omit<InventedArticle, 'slug' | 'titleLines' | 'summary' | 'body'> {
  readonly month: number;
}

export function inventArticle(choose: Chooser, slug: string, month: number): InventedArticle {
  const subject = choose.pick(subjects);
  const facts: Facts = {
    ...{ spot: choose.pick(spots), subject, way: choose.pick(ways), thing: choose.pick(subject.things), month },
    ...{ deputy: `${choose.pick(surnames)}某`, households: choose.between(12, 96), saying: choose.pick(sayings) },
  };
  return {
    ...facts,
    slug,
    titleLines: titleOf(choose, facts),
    summary: `${facts.spot.name}的代表听群众说${facts.thing}的事。事情怎样办、办到哪一步，都有人管。`,
    body: bodyOf(choose, facts),
  };
}

function titleOf(choose: Chooser, { spot, thing, subject, deputy }: Facts): string[] {
  return choose.pick([
    [`${spot.name}：代表把${thing}的事办到底`],
    [`${spot.name}：`, `${thing}有人管了`],
    [`${deputy}代表和${spot.name}的${thing}`],
    [`听得见，办得成`, `——${spot.name}办好${subject.name}小事`],
  ]);
}

function bodyOf(choose: Chooser, facts: Facts): string {
  const { spot, subject, way, thing, deputy, households, saying, month } = facts;
  const speaker = choose.pick(surnames);
  const parts = [
    `${month}月，${spot.town}人大组织代表到${spot.name}走访，听群众说${subject.name}的事。代表走访了${households}户人家，记下${choose.between(5, 40)}条意见，说得最多的是${thing}。`,
    `“${choose.pick(subject.troubles)}。”村民${speaker}某这样说。代表${deputy}当场看了${thing}，把情况写进民情本，回到联络站就同大家商量。`,
    `## 怎样办`,
    `${spot.town}人大把这件事交给有关单位，${choose.pick(subject.deeds)}。从提出到办完用了${choose.between(9, 88)}天，中间代表到现场看了${choose.between(2, 6)}次。`,
    `这里的做法叫“${way.name}”：${way.said}。`,
    `## 办得怎样`,
    `${choose.pick(subject.results)}。代表${deputy}说，以后还要常来看。村民${choose.pick(surnames)}某说：“${saying}。”`,
    ...(choose.below(6) === 0 ? [`## 账目`, tableOf(choose, facts)] : []),
  ];
  return parts.join('\n\n');
}

function tableOf(choose: Chooser, { thing, subject }: Facts): string {
  const row = (what: string) => `| ${what} | ${choose.between(1, 20)}处 | ${choose.between(1, 12)}月 |`;
  return ['| 事项 | 数量 | 办完的月份 |', '| --- | --- | --- |', row(thing), ...subject.deeds.map(row)].join('\n');
}
