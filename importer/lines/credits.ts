/** Who an article is from: the office that contributed it, and the persons and sources that are printed with it. */
import { compact, isOffice } from './fields.ts';
import { labelLevel } from './line-kinds.ts';

export interface Credit {
  /** The office that contributed it. */
  readonly credit?: string;
  /** Persons and sources, item by item as printed. */
  readonly byline?: readonly string[];
}

interface SaidCredit extends Credit {
  /** Its words say so; without that only its place can. */
  readonly labelled: boolean;
}

/** What shows that a line is a credit. */
export interface FoundCredit extends SaidCredit {
  readonly bracketed: boolean;
}

const LONGEST = 80;
const BRACKETED = /^[（(【［[〔]\s*(?<inside>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)\s*[）)】］\]〕]\s*[。.]?$/u;

/** Labels before a contributor; of an office it is the credit, of a person an item of the byline. */
const CONTRIBUTED =
  /^(?:供\s*稿|来\s*稿|撰\s*稿|投\s*稿|报送(?=\s*单)|作\s*者|信息来源|来\s*源|稿\s*源)(?:\s*单\s*位)?\s*(?<person>人|者|员)?\s*[：:]\s*(?<who>.+)$/u;
/** 甲县人大常委会供稿 */
const CONTRIBUTES = /^(?<who>.{2,60}?)\s*(?:供\s*稿|来\s*稿|撰\s*稿)$/su;
/** 文/丁某, 图：丁某, 记者 丁某, 供稿人：丁某, 摄影报道 */
const ROLE =
  /^(?:图文|文图|文字|图片|摄影|文|图|摄|作者|特约记者|实习记者|本报记者|记者|特约通讯员|通讯员|执笔|整理|编辑|责编|责任编辑|审核|审稿|校对|供稿|撰稿|来稿|撰文|采写|联合采写|编写)(?:\s*人|\s*者)?\s*(?:[/／·：:]|[\s\u3000])\s*\S/u;
/** 转自《…》, 摘自…, 原载…, 作者系…, 作者为… */
const ORIGIN = /^(?:转\s*自|转\s*载\s*自|摘\s*自|选\s*自|原\s*载|作者\s*(?:系|为|是))\s*[^，,]{2,60}$/u;
/** （据《云泽日报》） */
const REPORTED = /^(?:据|来\s*自)\s*\S.{1,60}$/u;
/** The most frequent family names, of one character and of two. */
const FAMILY =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫邸仝覃付代岳帅苟佟楚鹿';
const FAMILY_OF_TWO = '欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|端木|独孤|南宫';
const PERSON = new RegExp(
  `^(?:[${FAMILY}]\\p{Script=Han}{1,2}|(?:${FAMILY_OF_TWO})\\p{Script=Han}{1,2}|\\p{Script=Han}{1,6}[·•]\\p{Script=Han}{1,8}|[${FAMILY}甲乙丙丁]某{1,2})$`,
  'u',
);
/** Ends that no person's name has and an office's often has. */
const BODY =
  /(?:委|办|厅|局|院|会|团|社|站|网|报|台|部|处|科|室|所|队|校|公司|中心|政府|政协|人大|机关|县|市|区|镇|乡|街道|村|社区|课题组|调研组|杂志|微信公众号|公众号|客户端)$/u;

/** What a line says of who an article is from; undefined when it says nothing of it. `spaced`: with its blanks. */
export function readCredit(spaced: string): FoundCredit | undefined {
  const line = spaced.trim();
  if (line.length > LONGEST || labelLevel(line) !== undefined) return undefined;
  const inside = BRACKETED.exec(line)?.groups?.['inside']?.trim();
  const words = (inside ?? line.replace(/[。.]$/u, '')).trim();
  if (words === '' || /[。；！？]/u.test(words)) return undefined;
  const found = labelled(words, inside !== undefined) ?? named(words);
  return found && { ...found, bracketed: inside !== undefined };
}

function labelled(words: string, bracketed: boolean): SaidCredit | undefined {
  if (ORIGIN.test(words) || (bracketed && REPORTED.test(words))) return { byline: [closedUp(words)], labelled: true };
  const roles = itemsOf(words);
  if (roles !== undefined) return merge(roles.map(roleOf));
  const contributed = CONTRIBUTED.exec(words)?.groups;
  if (contributed?.['who'] !== undefined) return contributorOf(contributed['who'], words);
  const who = CONTRIBUTES.exec(words)?.groups?.['who'];
  // Without brackets, 「供稿」 may end an ordinary sentence.
  if (who === undefined || (!bracketed && (/[，,]/u.test(who) || who.length > 40))) return undefined;
  return contributorOf(who, words);
}

/** Items that each begin with the role of a person: 文/丁某　图/丁某. */
function itemsOf(words: string): string[] | undefined {
  if (!ROLE.test(words)) return undefined;
  const items: string[] = [];
  for (const part of words.split(/[\s\u3000]+|[，,、；;](?=\p{Script=Han}{1,6}[/／：:])/u)) {
    const last = items.at(-1);
    const isRole = /[/／：:]/u.test(part) || ROLE.test(`${part} 丁`);
    if (isRole || last === undefined) items.push(part);
    else items[items.length - 1] = `${last}${/[/／：:]$/u.test(last) ? '' : ' '}${part}`;
  }
  return items.filter((item) => item !== '');
}

/** An item whose words are those of an office is the contributor. */
function roleOf(item: string): Credit {
  const contributed = CONTRIBUTED.exec(item)?.groups;
  const who = contributed?.['who'];
  const isOfficeHere = who !== undefined && (isBody(compact(who)) || (!isPersons(who) && !contributed?.['person']));
  return isOfficeHere ? contributorOf(who, item) : { byline: [closedUp(item)] };
}

function merge(parts: readonly Credit[]): SaidCredit {
  const credit = parts.flatMap((part) => part.credit ?? [])[0];
  const byline = parts.flatMap((part) => part.byline ?? []);
  return {
    ...(credit === undefined ? {} : { credit }),
    ...(byline.length === 0 ? {} : { byline }),
    labelled: true,
  };
}

/** An office, an office and its persons, or persons alone: these are printed with what they did. */
function contributorOf(who: string, words: string): SaidCredit {
  if (isPersons(who)) return { byline: [closedUp(words)], labelled: true };
  const parted = officeAndPersons(who);
  if (parted !== undefined) return { ...parted, labelled: true };
  return { credit: closedUp(who), labelled: true };
}

/** Nothing but names: an office, its persons, or both. */
function named(words: string): SaidCredit | undefined {
  if (/[，。：:！？“”《》]/u.test(words)) return undefined;
  if (isPersons(words)) return { byline: personsOf(words), labelled: false };
  const parted = officeAndPersons(words);
  if (parted !== undefined) return { ...parted, labelled: false };
  return isOffice(compact(words)) ? { credit: compact(words), labelled: false } : undefined;
}

/** 甲县人大常委会　丁某　丁某某 */
function officeAndPersons(words: string): Credit | undefined {
  const [office = '', ...rest] = words.split(/[\s\u3000]+/u);
  const persons = personsOf(rest.join(' '));
  if (persons.length === 0 || !persons.every(isPerson)) return undefined;
  return isBody(office) ? { credit: office, byline: persons } : undefined;
}

function isBody(words: string): boolean {
  return words.length >= 3 && words.length <= 40 && BODY.test(words) && !isPerson(words);
}

function isPersons(words: string): boolean {
  const names = personsOf(words);
  return names.length > 0 && names.length <= 6 && names.every(isPerson);
}

function isPerson(name: string): boolean {
  return PERSON.test(name) && !BODY.test(name);
}

/** The names in a list; a name of two characters is often spread to the width of three. */
function personsOf(words: string): string[] {
  const parts = words
    .trim()
    .split(/[\s\u3000、，,]+/u)
    .filter((part) => part !== '');
  return parts.reduce<string[]>((names, part) => {
    const last = names.at(-1);
    if (last?.length === 1 && part.length === 1) return [...names.slice(0, -1), last + part];
    return [...names, part];
  }, []);
}

/** No blank stands beside Han, but for the one between a role and a name. */
function closedUp(words: string): string {
  const text = words.trim().replace(/[\s\u3000]+/gu, ' ');
  return /^(?:\p{Script=Han}{2,6}) \p{Script=Han}/u.test(text) && !/[：:/／]/u.test(text)
    ? text
    : text.replace(/(?<=[^\x21-\x7e]) | (?=[^\x21-\x7e])/gu, '');
}

/** Whether a line says by its words or its brackets that it is nothing but a credit. */
export function isCreditLine(text: string): boolean {
  const found = readCredit(text);
  return found !== undefined && (found.labelled || found.bracketed);
}

const TAIL_CREDIT =
  /^(?<text>.*[。！？”])\s*(?<credit>（[^（）]{2,60}供稿）|（供稿(?:单位|人)?[：:][^（）]{2,60}）)$/su;

/** A paragraph that ends with a credit, in its two parts; nothing without one. */
export function splitTailCredit(paragraph: string): { readonly text: string; readonly credit: string } | undefined {
  const { text, credit } = TAIL_CREDIT.exec(paragraph)?.groups ?? {};
  return text === undefined || credit === undefined ? undefined : { text, credit };
}
