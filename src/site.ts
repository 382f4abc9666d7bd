/**
 * 本站设置：换一个单位使用，只改这个文件和 src/content。
 * 除名称、网址和路径外都可以不写；没有的号码、电话不要编造，页脚会自动隐藏。
 *
 * The one file that another office edits.
 */
import { defineSite } from './model/site-settings.ts';

export const site = defineSite({
  name: '人大代表在行动',
  site: 'http://localhost:4321',
  base: '/',
  slogan: '为人民履职、为中原添彩',
  campaign: '为人民履职、为中原添彩·人大代表在行动',
  description:
    '河南三地人大代表怎样倾听民声、办好实事，这里一篇一篇讲给您听。内容依据河南省人大常委会代表工作委员会印发的简报编写，数字和引语都能查到出处。',
});
