/** How lists of drafts say things. */
import type { DraftRow, Step } from '../../api/inbox.ts';

export const stepWords: Readonly<Record<Step, string>> = {
  edit: '退回来要改',
  recommend: '等推荐',
  review: '等审核',
  decide: '等议定',
};

/** What one press does to drafts that wait for a step. */
export const doing: Readonly<Record<Exclude<Step, 'edit'>, string>> = {
  recommend: '推荐',
  review: '审核通过',
  decide: '议定并发布',
};

/** `已经等了3天`, from Beijing time to now. */
export function sinceWords(since: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(`${since.replace(' ', 'T')}:00+08:00`)) / 60_000);
  if (!(minutes >= 1)) return '刚刚';
  if (minutes < 60) return `${minutes}分钟`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours}小时` : `${Math.floor(hours / 24)}天`;
}

export const openAt = ({ collection, slug }: Pick<DraftRow, 'collection' | 'slug'>): string =>
  `#review/${collection}/${slug}`;
