import { adviceOf } from '#lib/diagnostic.ts';
import type { SourceDiagnostic } from '../source-document.ts';

/**
 * OCR is right in ninety-nine characters of a hundred and silent about the
 * hundredth. Where a wrong character is a wrong fact, a person has to look:
 * numbers, addresses, names of people, places and documents.
 */

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常于傅康伍余顾孟黄穆萧尹姚邵汪毛禹狄米贝明戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季麻强贾路娄危江童颜郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房丁邓单洪包左石崔吉龚程邢裴陆荣翁甄曲家封储靳段巴焦谷车侯宁仇甘厉祖武符刘景詹龙叶幸司黎溥印宿白蒲从索赖卓屠池乔闻党翟谭劳姬申冉桂牛边温庄晏柴瞿阎连茹习艾容古易廖终步耿满匡寇广关曾闫';
const TITLES =
  '代表|主任|书记|主席|委员|同志|局长|镇长|乡长|县长|市长|区长|处长|科长|院长|校长|会长|站长|组长|所长|队长|经理|董事长|支书|居民|村民|老人|党员|选民|教师|医生|律师|群众';
const HAN = '\\p{Script=Han}';

const FACTS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: '网址或邮箱',
    pattern:
      /(?:https?:\/\/|www\.)[^\s，。；、）]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:cn|com|net|org)\b/giu,
  },
  { what: '数字', pattern: /[0-9０-９][0-9０-９.,，:：/％%-]*|[〇零一二三四五六七八九十百千万亿]{2,}/gu },
  { what: '文件名', pattern: /《[^》]*》?/gu },
  { what: '人名', pattern: new RegExp(`(?<=${TITLES})[${SURNAMES}]${HAN}{1,2}`, 'gu') },
  {
    what: '人名',
    pattern: new RegExp(
      `[${SURNAMES}]${HAN}{1,2}(?=(?:${TITLES}|说|表示|介绍|等[0-9一二三四五六七八九十]*(?:名|位|人)))`,
      'gu',
    ),
  },
  { what: '人名', pattern: new RegExp(`(?<=^|[、，：（\\s])[${SURNAMES}]${HAN}{1,2}(?=$|[、，）\\s])`, 'gu') },
  { what: '地名', pattern: new RegExp(`${HAN}{1,6}(?:省|市|县|区|乡|镇|村|街道|社区)`, 'gu') },
];
/** A dash between words is read as the numeral one, a plus sign as ten. */
const MISREAD = new RegExp(`${HAN}{2}一${HAN}{2}一${HAN}{2}|[“”\\p{Script=Han}]上十${HAN}`, 'u');

/** What is to be proof-read in one line that OCR gave. */
export function proofReading(text: string, page: number): SourceDiagnostic[] {
  const diagnostics: SourceDiagnostic[] = [];
  const seen = new Map<string, Set<string>>();
  for (const { what, pattern } of FACTS) {
    for (const [match] of text.matchAll(pattern)) {
      const found = seen.get(what) ?? new Set<string>();
      seen.set(what, found.add(match));
    }
  }
  for (const [what, found] of seen) {
    diagnostics.push({
      severity: 'warning',
      rule: 'ocr-proof-read',
      ...adviceOf(`第${page}页是识别出来的文字，${what}请照原件核对：${[...found].join('、')}`),
      page,
      excerpt: text.slice(0, 40),
    });
  }
  if (MISREAD.test(text)) {
    diagnostics.push({
      severity: 'warning',
      rule: 'ocr-misread-sign',
      ...adviceOf(`第${page}页这一行的“一”“十”可能是破折号或加号。请照原件核对。`),
      page,
      excerpt: text.slice(0, 40),
    });
  }
  return diagnostics;
}
