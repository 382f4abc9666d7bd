/** 栏目: the label above a title that says in which column the article stands. */
import { compact } from '../lines/fields.ts';
import { paragraphOf, type Item } from './items.ts';

const SIGNS = '●◆■▲★☆◇□▪▶►◎○·•※＊*◈❖✦✧➤▍▌┃|｜';
const FLANKED = new RegExp(`^[${SIGNS}][${SIGNS}\\s]*(?<name>[^${SIGNS}\\s].*?[^${SIGNS}\\s])[${SIGNS}\\s]*$`, 'u');
/** ——工作研究——: the dash before a subtitle stands on one side only. */
const DASHED = /^[—－─~～=-]+\s*(?<name>[^—－─~～=-]+?)\s*[—－─~～=-]+$/u;
const BRACKETED = /^[【〖［\[〔「『]\s*(?<name>[^【】〖〗［\]〕」』]+?)\s*[】〗］\]〕」』]$/u;
const LABELLED = /^(?:栏目|专栏)[：:]\s*(?<name>.+)$/u;
/** Words that name a column and hardly anything else. */
const USUAL =
  /^(?:(?:一句话)?(?:新闻|要闻)|简讯|短讯|短波|快讯|动态|信息|时讯|.{2,6}(?:简讯|短讯|快讯|动态|交流|风采|之窗|论坛|园地|纵横|聚焦|视窗|之声|天地|广角|传真|快递|集锦|荟萃|撷英|掠影|视点|探索|之石|专栏|频道|要闻|关注|观察|选登|选载|研究|建议|之家|讲堂|故事))$/u;
/** 【编者按】, 【目录】 are parts of their own. */
const OTHER =
  /^(?:编者按|编者的话|目录|本期目录|本期要目|要目|本期导读|导读|按语|附件|附|摘要|提要|注|备注|完|续|责任编辑)/u;

/** The name of the column that a line says; `plain`: whether it does so without any sign around it. */
export function columnOf(item: Item | undefined): { readonly name: string; readonly plain: boolean } | undefined {
  const paragraph = paragraphOf(item);
  if (item === undefined || paragraph === undefined) return undefined;
  if (paragraph.role === 'column') return { name: item.text.replace(/^【(.*)】$/su, '$1'), plain: false };
  if (paragraph.list !== undefined || item.text.length > 24) return undefined;
  const text = item.spaced.trim();
  const signed = (BRACKETED.exec(text) ?? FLANKED.exec(text) ?? DASHED.exec(text) ?? LABELLED.exec(text))?.groups?.[
    'name'
  ];
  const name = compact(signed ?? text).replace(/^[【〖［[「]|[】〗］\]」]$/gu, '');
  if (!isName(name)) return undefined;
  return signed === undefined ? (USUAL.test(name) ? { name, plain: true } : undefined) : { name, plain: false };
}

function isName(name: string): boolean {
  return /^[\p{Script=Han}\p{L}\d“”·]{2,12}$/u.test(name) && /\p{Script=Han}{2}/u.test(name) && !OTHER.test(name);
}
