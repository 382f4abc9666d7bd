/** 久未更新: inspections fail a column in which nothing was published for half a year. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import type { ArchiveFacts } from '../archive-digest.ts';
import type { Office } from '../office.ts';

const MONTHS = 6;

function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

export function staleColumns({ digests }: ArchiveFacts, { today }: Office): Diagnostic[] {
  const limit = monthsBefore(today, MONTHS);
  return kindNames
    .map(kindOf)
    .filter(({ feed }) => feed)
    .flatMap(({ name: folder, label, column }) => {
      const inside = digests.filter(({ file }) => file.startsWith(`${folder}/`));
      const days = inside.flatMap(({ day }) => day ?? []).sort();
      const latest = days.at(-1);
      const file = inside.find(({ day }) => day === latest)?.file;
      if (latest === undefined || file === undefined || latest >= limit) return [];
      return [
        {
          severity: 'warning' as const,
          rule: 'stale-columns',
          file,
          line: 1,
          sentence: `“${column.menu ?? label}”一栏最近一次更新是${latest}，已经超过${MONTHS}个月。`,
          remedy: '有新内容请及时发布；长期不更新的栏目，检查时会被扣分。',
        },
      ];
    });
}
