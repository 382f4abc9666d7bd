import { describe, expect, it } from 'vitest';
import { withWholeLinks } from './whole-links.ts';

const whole = (markdown: string) => withWholeLinks(markdown, (path) => `https://a.test/rd${path}`);

describe('a text that is read away from the site', () => {
  it('has whole addresses in its links to the site’s own pages', () => {
    expect(whole('见[第一期](/briefings/1/#p2 "题")和[二][2]。\n\n[2]: /cases/x/\n')).toBe(
      '见[第一期](https://a.test/rd/briefings/1/#p2 "题")和[二][2]。\n\n[2]: https://a.test/rd/cases/x/\n',
    );
    expect(whole('[空格](</cases/x/>)')).toBe('[空格](<https://a.test/rd/cases/x/>)');
  });

  it('keeps every other address, and slashes that lead nowhere', () => {
    const text = '[外](https://b.test/) [无协议](//b.test/) [段](#p1) ![图](../pictures/a.png) 和/或（/x/）';
    expect(whole(text)).toBe(text);
  });
});
