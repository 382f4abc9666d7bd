import { count, list, object, optional, string } from './field.ts';

/** 报尾: who the briefing was sent and distributed to, who printed it, how many. */
export const imprint = object(
  { label: '报尾', hint: '照印刷件的报尾填写，没有的项不写。' },
  {
    reportedTo: optional(
      list(
        { label: '报', hint: '“报：”后面的每个单位或职务写一项。' },
        string({ label: '报往', hint: '一个单位或职务，例如：省人大常委会办公厅。' }),
      ),
    ),
    sentTo: optional(
      list(
        { label: '送', hint: '“送：”后面的每个单位或职务写一项。' },
        string({ label: '送往', hint: '一个单位或职务，例如：省人大常委会主任。' }),
      ),
    ),
    distributedTo: optional(
      list(
        { label: '发', hint: '“发：”后面的每个单位或职务写一项。' },
        string({ label: '发往', hint: '一个单位或职务，例如：各省辖市人大常委会。' }),
      ),
    ),
    printedBy: optional(string({ label: '印发单位', hint: '印发这期简报的机关全称。' })),
    copies: optional(count({ label: '共印份数', hint: '“共印70份”就写 70。' })),
    staff: optional(
      list(
        { label: '编务', hint: '报尾印的责任编辑、审核、校对、电话等，一项一行。' },
        string({ label: '一项编务', hint: '照印刷件写，例如：责任编辑：丁某。' }, 100),
      ),
    ),
    lines: optional(
      list(
        {
          label: '原件报尾',
          hint: '照印刷件报尾的字，一行写一项，不拆开也不补字。印刷版和下载的文件照印这几行；不写就用上面各项拼成。',
        },
        string(
          { label: '原件的一行', hint: '连行首的“送：”一起写，例如：送：省人大常委会主任、副主任、秘书长。' },
          1000,
        ),
      ),
    ),
  },
);
