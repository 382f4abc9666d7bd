import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { mdxComponents } from '#model/mdx-components.ts';
import { bindBrandCard } from './brand-card.tsx';
import { bindVocabulary, vocabulary } from './vocabulary.ts';

const { Fact, Quote, Figures, Cadence, Steps, Tiers, Lanes, Roles, BeforeAfter, Process } = vocabulary;
const source = '2024-zhutihuodong/xinmi#p3';
const link = 'href="/briefings/2024-zhutihuodong/xinmi/#p3"';

const BrandCard = bindBrandCard({
  qinshuoshi: {
    name: '勤说事',
    href: '/brands/qinshuoshi/',
    icon: { title: '说事', box: '0 0 24 24', shapes: [{ element: 'path', attributes: { d: 'M1 2h3' }, inner: [] }] },
    placeName: '府东社区',
    does: '参与物业管理协调',
    ledBy: '人大代表薛风琴',
  },
});

const drawn: readonly (readonly [name: string, element: ReactElement, text: string])[] = [
  ['Fact', <Fact source={source}>18个乡镇</Fact>, '18个乡镇'],
  [
    'Quote',
    <Quote source={source} by="《实施意见》">
      八个带头
    </Quote>,
    '八个带头《实施意见》出处：简报第3段',
  ],
  [
    'Figures',
    <Figures
      source={source}
      items={[
        { value: '4至6', unit: '名', label: '每人联系的代表' },
        { value: '20余', label: '胡同改造' },
      ]}
    />,
    '每人联系的代表4至6名胡同改造20余出处：简报第3段',
  ],
  [
    'Cadence',
    <Cadence
      source={source}
      title="十个一"
      rows={[
        { period: '每月', items: ['自学'] },
        { period: '每季度', items: ['集中学习', '接待一次选民'] },
      ]}
    />,
    '十个一每月12次自学每季度8次集中学习接待一次选民一年12＋8＝20次出处：简报第3段',
  ],
  [
    'Steps',
    <Steps source={source} title="怎样选出来" steps={[{ name: '推', detail: '乡镇推' }, { name: '审' }]} />,
    '怎样选出来推乡镇推审出处：简报第3段',
  ],
  [
    'Tiers',
    <Tiers
      source={source}
      title="哪三级"
      tiers={[
        { name: '县级', items: ['联络总站'] },
        { name: '乡级', detail: '联络站' },
      ]}
    />,
    '哪三级县级联络总站乡级联络站出处：简报第3段',
  ],
  [
    'Lanes',
    <Lanes
      source={source}
      title="怎样监督"
      lanes={[
        { name: '持续监督', detail: '重点工作', items: ['乡村振兴', '就业创业'] },
        { name: '深入监督', detail: '法定议题' },
      ]}
    />,
    '怎样监督持续监督重点工作乡村振兴就业创业深入监督法定议题出处：简报第3段',
  ],
  [
    'Roles',
    <Roles
      source={source}
      title="带头"
      roles={[
        { role: '领头雁', deed: '推进产业振兴', goal: '带动发展致富' },
        { role: '引路人', deed: '宣讲新政策', goal: '群众追求美好生活' },
      ]}
    />,
    '带头领头雁带头推进产业振兴，争做带动发展致富的领头雁引路人带头宣讲新政策，争做群众追求美好生活的引路人出处：简报第3段',
  ],
  [
    'BeforeAfter',
    <BeforeAfter source={source} title="办事的方式" before="集中办理" after="解决一片" />,
    '办事的方式从前集中办理现在解决一片出处：简报第3段',
  ],
  [
    'Process',
    <Process source={source} title="全程" stages={[{ name: '产生' }, { name: '督办' }]} throughout="全程参与" />,
    '全程产生督办全程参与出处：简报第3段',
  ],
  ['BrandCard', <BrandCard brand="qinshuoshi" />, '府东社区勤说事做什么参与物业管理协调谁来做人大代表薛风琴'],
];

/** What a screen reader has of the markup: its text without what is hidden from it. */
function heard(html: string): string {
  return html.replace(/<(\w+)[^>]*aria-hidden="true"[^>]*>.*?<\/\1>/g, '').replace(/<[^>]+>/g, '');
}

describe('the vocabulary', () => {
  it('draws every component the model declares', () => {
    expect(drawn.map(([name]) => name)).toEqual(Object.keys(mdxComponents));
    expect([...Object.keys(vocabulary), 'BrandCard']).toEqual(Object.keys(mdxComponents));
  });

  it.each(drawn)('%s reads as text, in order', (_name, element, text) => {
    expect(heard(renderToStaticMarkup(element))).toBe(text);
  });

  it('calls a source 原文 where the page knows that the issue stands as printed', () => {
    const labels = (wording: 'verbatim' | 'rewritten') => {
      const bound = bindVocabulary({ '2024-zhutihuodong': wording });
      expect(Object.keys(bound)).toEqual(Object.keys(vocabulary));
      return renderToStaticMarkup(
        <>
          <bound.Fact source={source}>18个乡镇</bound.Fact>
          <bound.Quote source={source}>八个带头</bound.Quote>
          <bound.Steps source={source} title="链" steps={[{ name: '接待' }, { name: '归档' }]} />
        </>,
      ).match(/简报(?:原文)?第3段/g);
    };
    expect(labels('verbatim')).toEqual(['简报原文第3段', '简报原文第3段', '简报原文第3段']);
    expect(labels('rewritten')).toEqual(['简报第3段', '简报第3段', '简报第3段']);
  });

  it.each(drawn.filter(([name]) => name !== 'BrandCard'))('%s leads to its source, once', (_name, element) => {
    expect(renderToStaticMarkup(element).split(link)).toHaveLength(2);
  });

  it.each(drawn)('%s has neither inline style nor script, and no class that is glued or empty', (_name, element) => {
    const html = renderToStaticMarkup(element);
    expect(html).not.toMatch(/\sstyle=|<script|\son\w+=/);
    const classes = [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, value = '']) => value.split(' '));
    expect(classes.length).toBeGreaterThan(0);
    for (const name of classes) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe('a cadence', () => {
  it('draws twelve ticks for each month, four for each quarter, one for each year', () => {
    const ticks = (period: string) =>
      renderToStaticMarkup(<Cadence source={source} title="十个一" rows={[{ period, items: ['自学'] }]} />).split('v8')
        .length - 1;
    expect([ticks('每月'), ticks('每季度'), ticks('每年')]).toEqual([12, 4, 1]);
  });

  it('adds up what a year asks for, and says 至少 where the source does', () => {
    const rows = ['每月', '每季度', '每年'].map((period, at) => ({
      period,
      items: Array(1 + at).fill('甲') as string[],
    }));
    const html = renderToStaticMarkup(<Cadence source={source} title="图" least rows={rows} />);
    expect(heard(html)).toContain('一年至少12＋8＋3＝23次');
  });

  it('names a period it cannot draw without drawing it', () => {
    const html = renderToStaticMarkup(
      <Cadence source={source} title="十个一" rows={[{ period: '随时', items: ['自学'] }]} />,
    );
    expect(heard(html)).toContain('随时自学');
    expect(html).not.toMatch(/<svg|次/);
  });
});

describe('a chain of steps', () => {
  const steps = [{ name: '接待' }, { name: '归档' }];

  it('returns to its beginning only when it is a loop', () => {
    expect(renderToStaticMarkup(<Steps source={source} title="链" steps={steps} />)).not.toContain('steps-return');
    expect(renderToStaticMarkup(<Steps source={source} title="环" loop steps={steps} />)).toContain('steps-return');
  });
});

describe('things side by side', () => {
  const lanes = [{ name: '领衔督办' }, { name: '专项督办' }];

  it('are neither numbered nor joined by arrows', () => {
    const html = renderToStaticMarkup(<Lanes source={source} title="督办" lanes={lanes} />);
    expect(html).not.toMatch(/<ol|<svg/);
  });
});

describe('a wrong prop', () => {
  it('is refused with the component, the place and what to write', () => {
    const items = [{ value: '18', label: '' }];
    expect(() => renderToStaticMarkup(<Figures source={source} items={items} />)).toThrow(
      '组件 <Figures> 写错了：items[0].label：「说明」不能为空。',
    );
  });

  it('is refused where the cited paragraph is missing', () => {
    expect(() => renderToStaticMarkup(<Fact source="2024-zhutihuodong/xinmi">18</Fact>)).toThrow('这里必须指明段落');
  });

  it('is refused where it is not a prop of the component', () => {
    const props = { source, title: '图', before: '甲', after: '乙', colour: '红' };
    expect(() => renderToStaticMarkup(<BeforeAfter {...props} />)).toThrow('没有「colour」这一项');
  });

  it('waits for React: calling the component, as Astro does to recognise it, throws nothing', () => {
    expect(() => Figures({ source, items: [] })).not.toThrow();
  });
});

describe('a brand card', () => {
  it('links its name to the page of the brand and leaves out what is not known', () => {
    const html = renderToStaticMarkup(<BrandCard brand="qinshuoshi" />);
    expect(html).toContain('<a href="/brands/qinshuoshi/">勤说事</a>');
    expect(html).not.toContain('服务谁');
  });

  it('refuses a brand the site does not have', () => {
    expect(() => renderToStaticMarkup(<BrandCard brand="constructor" />)).toThrow('没有编码为“constructor”的品牌');
  });
});
