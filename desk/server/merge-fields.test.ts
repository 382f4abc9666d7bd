import { describe, expect, it } from 'vitest';
import { mergeFields } from './merge-fields.ts';

describe('two changes of one YAML file', () => {
  const base = 'name: 甲\nicp: 一\nslogan: 丙\n';

  it('are joined field by field, whatever lines they stand on', () => {
    const ours = `${base}contact: 电话\n`;
    const theirs = 'name: 甲\nicp: 二\ndesk:\n  approvals:\n    cases: 1\n';
    expect(mergeFields(base, ours, theirs)).toBe(
      'name: 甲\nicp: 二\ncontact: 电话\ndesk:\n  approvals:\n    cases: 1\n',
    );
  });

  it('are a conflict when both changed one field, unless they say the same', () => {
    expect(mergeFields(base, base.replace('一', '二'), base.replace('一', '三'))).toBeUndefined();
    const same = base.replace('一', '二');
    expect(mergeFields(base, same, same)).toBe(same);
    expect(mergeFields(base, base, '- 不是设置: [')).toBeUndefined();
  });
});
