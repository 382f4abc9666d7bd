/** Personal data in every disguise that a reader sees through, and honest text that looks like it. */
import { expect } from 'vitest';
import { savingErrors } from '#desk/server/saving-errors.ts';
import type { Chapter, Row } from './row.ts';

const OFFICE = { today: '2026-11-29', ownNumbers: [], ownEmails: [], organisations: [] };
const ID = '11010519491231002X';
const MOBILE = '13912345678';
const full = (text: string) => text.replace(/[0-9X]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const han = (text: string) => text.replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)));
const mathematical = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)));

const inBody = (words: string) => `---\nyear: 2024\nsummary: 甲。\n---\n\n张某，${words}，乙镇人。\n`;
const stops = (file: string, raw: string) => savingErrors(file, raw, OFFICE).map(({ rule }) => rule);

/** Names of forms, and how each is written. */
const FORMS: Readonly<Record<string, string>> = {
  身份证号: ID,
  全角数字的身份证号: full(ID),
  按六八四分开的身份证号: '110105 19491231 002X',
  逐位空格的身份证号: [...ID].join(' '),
  双空格的身份证号: '110105  19491231  002X',
  断成两行的身份证号: '11010519491231\n002X',
  用斜线分开的身份证号: '110105/19491231/002X',
  用点分开的身份证号: '110105.19491231.002X',
  用逗号分开的身份证号: '110105，19491231，002X',
  用顿号分开的身份证号: '110105、19491231、002X',
  汉字写的身份证号: han(ID),
  末位小写x的身份证号: '11010519491231002x',
  末位乘号的身份证号: '11010519491231002×',
  末位罗马数字Ⅹ的身份证号: '11010519491231002Ⅹ',
  末位西里尔字母Х的身份证号: '11010519491231002Х',
  中间加粗的身份证号: '110105**19491231**002X',
  中间斜体的身份证号: '110105*19491231*002X',
  用字符实体写的身份证号: '1&#49;010519491231002X',
  用反斜线分开的身份证号: '110105\\-19491231\\-002X',
  带圈数字的身份证号: '①①0105①9491231002X',
  数学字体的身份证号: mathematical(ID),
  紧跟字母的身份证号: `证A${ID}`,
  零宽空格分开的身份证号: '110105\u200b19491231\u200b002X',
  不可见运算符分开的身份证号: '110105\u206119491231002X',
  不换行空格分开的身份证号: '110105\u00a019491231\u00a0002X',
  校验位写错的身份证号: '110105194912310021',
  代码样式的身份证号: `\`${ID}\``,
  链接地址里的身份证号: `[甲](https://example.com/${ID})`,
  链接文字断开的身份证号: '[110105](https://example.com/)19491231002X',
  手机号: MOBILE,
  按三四四分开的手机号: '139-1234-5678',
  带加八六的手机号: '+8613912345678',
  带八六的手机号: '8613912345678',
  带〇〇八六的手机号: '008613912345678',
  用点分开的手机号: '139.1234.5678',
  汉字写的手机号: han(MOBILE),
  幺字开头的手机号: '幺三九一二三四五六七八',
  大写数字的手机号: '壹叁玖壹贰叁肆伍陆柒捌',
  用斜线分开的手机号: '139/1234/5678',
  用下划线分开的手机号: '139_1234_5678',
  中间加粗的手机号: '139**1234**5678',
  连接号分开的手机号: '139–1234–5678',
  间隔号分开的手机号: '139·1234·5678',
  双空格的手机号: '139  1234  5678',
  句点之后的手机号: '电话.13912345678',
  字母O代零的手机号: '1390O0O5678',
  用字符实体写的手机号: '139&#x31;2345678',
  国际写法的手机号: '+86 139 1234 5678',
  家里的座机: '家里电话0371-63951234',
  微信号: '微信号 zhangsan1990',
  QQ号: 'QQ 123456789',
  电子邮箱: 'zhang@qq.com',
  全角艾特的电子邮箱: 'zhang＠qq.com',
  井号代艾特的电子邮箱: 'zhang#qq.com',
  艾特两边有空格的电子邮箱: 'zhang @ qq.com',
  用字符实体写的电子邮箱: 'zhang&#64;qq.com',
  银行卡号: '6222021234567890128',
  分组的银行卡号: '6222 0212 3456 7890 128',
  护照号: '护照E12345678',
  车牌号: '豫A12345',
  家庭住址: '家住新密市东大街12号',
  汉字门牌的住址: '住新密市东大街十二号三单元二〇一室',
};

const fields: readonly (readonly [string, string])[] = [
  ['YAML转义写的手机号', 'name: 甲\nsummary: "\\x31\\x3310\\u003112345678"\naliases: ["1391234\\\n  5678"]\n'],
  ['YAML折行写的手机号', 'name: 甲\nsummary: >\n  手机139\n  12345678\n'],
  ['YAML的键里的身份证号', `name: 甲\nsummary: 乙。\n'${ID}': 丙\n`],
  ['YAML注释里的手机号', `name: 甲\nsummary: 乙。\n# ${MOBILE}\n`],
];

const HONEST: Readonly<Record<string, string>> = {
  年份和届次: '2019、2020、2021、2022、2023年共5次',
  一串编号: '第1、3、5、7、9、11、13、15条',
  遮住中间的手机号: '139****5678',
  遮住中间的身份证号: '110105********002X',
  统一社会信用代码: '914101057066854321',
  办公电话: '办公电话0371-63951234',
  公众号: '微信公众号jiaxianrenda',
  大的金额: '共投入12345678.90元',
  法条的章节: '第一百三十九条第一款至第五款',
  住院: '住院部在东大街12号',
  家住而没有门牌: '家住乙镇的3户群众',
  小数: '3.13912345678',
};

const forms = Object.entries(FORMS).map(([what, words]): Row => ({
  what: `正文里有${what}`,
  origin: 'ASVS 14.2.6；GB 11643',
  run: () => expect(stops('briefings/a.md', inBody(words))).toContain('personal-data'),
}));

export const personal: Chapter = {
  title: '个人信息',
  rows: [
    ...forms,
    ...fields.map(([what, raw]): Row => ({
      what: `字段里有${what}`,
      origin: 'ASVS 14.2.6、1.1.1',
      run: () => expect(stops('glossary/a.yaml', raw)).toContain('personal-data'),
    })),
    ...Object.entries(HONEST).map(([what, words]): Row => ({
      what: `${what}不误报为个人信息`,
      origin: '误报：法规文字',
      run: () => expect(stops('briefings/a.md', inBody(words))).toEqual([]),
    })),
  ],
};
