/**
 * The author's vocabulary: the components a case, deputy or brand may use in
 * its MDX, with the props each takes. The site renders them, the build checks
 * them and the desk makes forms of them, all from these declarations.
 *
 * A component with a `source` is part of the fact ledger: its figures, quoted
 * terms and `verbatim` props must stand in the paragraph it names.
 */
import type { z } from 'astro/zod';
import { flag, list, object, optional, readOn, relation, strict, string, verbatim } from './field.ts';
import type { Fields } from './field.ts';
import { paragraph } from './source.ts';

interface MdxComponent<F extends Fields> {
  readonly label: string;
  readonly hint: string;
  readonly fields: F;
  readonly schema: ReturnType<typeof strict<F>>;
  /** Whether words stand between the opening and the closing tag, and how they are checked. */
  readonly children: 'none' | 'verbatim';
}

function component<F extends Fields>(
  about: { readonly label: string; readonly hint: string; readonly children?: 'verbatim' },
  fields: F,
): MdxComponent<F> {
  return { children: 'none', ...about, fields, schema: strict(fields) };
}

const source = paragraph({ label: '出处', hint: '数字和引语出自简报哪一段，例如 2024-zhutihuodong/xinmi#p3。' });

const title = string({ label: '图题', hint: '图上方的一行小标题。' }, 40);

const line = (label: string, hint: string, limit = 80) => string({ label, hint }, limit);

export const mdxComponents = {
  Fact: component({ label: '有出处的数字或引语', hint: '点一下就能看到出处。', children: 'verbatim' }, { source }),

  Quote: component(
    { label: '引语', hint: '单独成块的一句原话。', children: 'verbatim' },
    { source, by: optional(line('谁说的', '说话的人或文件，没有就不写。')) },
  ),

  Figures: component(
    { label: '数字条', hint: '几个并排的大数字。' },
    {
      source,
      items: list(
        { label: '数字', hint: '一到六个。' },
        object(
          { label: '数字', hint: '一个数字和它的说明。' },
          {
            value: verbatim(line('数', '照出处写，例如 4至6、20余。', 12)),
            unit: optional(readOn(line('单位', '照出处写，例如：名、期、条。', 12))),
            label: line('说明', '这个数字说的是什么。', 40),
          },
        ),
        1,
      ),
    },
  ),

  Cadence: component(
    { label: '节奏图', hint: '每月、每季度、每年各做几件事。' },
    {
      source,
      title,
      least: optional(flag({ label: '至少', hint: '出处写的是至少几次就写 true，合计也写“至少”。' })),
      rows: list(
        { label: '周期', hint: '从短到长。' },
        object(
          { label: '周期', hint: '一个周期和其中要做的事。' },
          {
            period: verbatim(line('多久', '例如：每月。', 8)),
            items: list(
              { label: '做什么', hint: '一件事一项。' },
              verbatim(line('一件事', '照出处写，例如：自学。', 24)),
              1,
            ),
          },
        ),
        1,
      ),
    },
  ),

  Steps: component(
    { label: '步骤链', hint: '有先后的几步；首尾真的相接才成环。' },
    {
      source,
      title,
      loop: optional(flag({ label: '成环', hint: '最后一步回到第一步就写 true。' })),
      steps: list(
        { label: '步骤', hint: '至少两步。' },
        object(
          { label: '步骤', hint: '一步。' },
          {
            name: verbatim(line('这一步', '照出处写，例如：推。', 16)),
            detail: optional(line('说明', '谁来做、做什么。', 60)),
          },
        ),
        2,
      ),
    },
  ),

  Tiers: component(
    { label: '层级图', hint: '几个真有上下之分的层级，各有各的内容。' },
    {
      source,
      title,
      tiers: list(
        { label: '层级', hint: '至少两层。' },
        object(
          { label: '层级', hint: '一层。' },
          {
            name: verbatim(line('名称', '照出处写，例如：乡镇（街道）。', 24)),
            detail: optional(line('说明', '一句话。', 80)),
            items: optional(
              list({ label: '内容', hint: '一项内容写一行。' }, verbatim(line('一项', '照出处写。', 24))),
            ),
          },
        ),
        2,
      ),
    },
  ),

  Lanes: component(
    { label: '并列图', hint: '几样并列的事，不分先后，也不分上下。' },
    {
      source,
      title,
      lanes: list(
        { label: '各项', hint: '至少两项。' },
        object(
          { label: '一项', hint: '并列的一项。' },
          {
            name: verbatim(line('名称', '照出处写，例如：持续监督。', 24)),
            detail: optional(line('说明', '一句话，例如谁来做。', 80)),
            items: optional(
              list({ label: '内容', hint: '一项内容写一行。' }, verbatim(line('一项', '照出处写。', 24))),
            ),
          },
        ),
        2,
      ),
    },
  ),

  Roles: component(
    { label: '角色图', hint: '带头做什么、争做什么。' },
    {
      source,
      title,
      roles: list(
        { label: '角色', hint: '一个角色一项。' },
        object(
          { label: '角色', hint: '一个角色。' },
          {
            role: verbatim(line('角色', '照出处写，例如：领头雁。', 12)),
            deed: verbatim(line('带头做什么', '照出处写，例如：推进产业振兴。', 24)),
            goal: verbatim(line('争做什么样的', '照出处写，例如：带动发展致富。', 24)),
          },
        ),
        2,
      ),
    },
  ),

  BeforeAfter: component(
    { label: '前后对照', hint: '从前怎样，现在怎样。' },
    {
      source,
      title,
      before: verbatim(line('从前', '照出处写。', 30)),
      after: verbatim(line('现在', '照出处写。', 30)),
    },
  ),

  Process: component(
    { label: '项目全程', hint: '一件民生实事从产生到督办的全程，下面一条贯穿始终。' },
    {
      source,
      title,
      stages: list(
        { label: '阶段', hint: '按先后写。' },
        object(
          { label: '阶段', hint: '一个阶段。' },
          {
            name: verbatim(line('阶段', '照出处写，例如：产生。', 12)),
            detail: optional(line('说明', '一句话。', 60)),
          },
        ),
        2,
      ),
      throughout: verbatim(line('贯穿始终', '从头到尾都在做的事，照出处写，例如：全程参与。', 30)),
    },
  ),

  BrandCard: component(
    { label: '品牌卡', hint: '一个工作品牌的名片，点开到品牌页。' },
    { brand: relation({ label: '品牌', hint: '品牌的编码。' }, 'brands') },
  ),
} as const;

export type MdxComponentName = keyof typeof mdxComponents;

/** The validated props of a component, without its children. */
export type MdxComponentProps<N extends MdxComponentName> = z.infer<(typeof mdxComponents)[N]['schema']>;
