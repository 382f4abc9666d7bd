/** The columns of a site: address from the site's root, name, and the kind of content without which there is no such page. */
import type { CollectionName } from '#model/kinds.ts';

export interface Column {
  readonly path: string;
  readonly label: string;
  /** What it lists; a column of an empty kind is not there. */
  readonly kind?: CollectionName;
  /** Its name in the menu at the head of every page, for those that stand there. */
  readonly inMenu?: string;
}

export const columns: readonly Column[] = [
  { path: '/', label: '首页' },
  { path: '/cases/', label: '案例', kind: 'cases', inMenu: '案例' },
  { path: '/deputies/', label: '典型代表', kind: 'deputies', inMenu: '典型代表' },
  { path: '/brands/', label: '工作品牌', kind: 'brands', inMenu: '品牌' },
  { path: '/briefings/', label: '简报', kind: 'briefings', inMenu: '简报' },
  { path: '/places/', label: '地方', kind: 'places', inMenu: '地方' },
  { path: '/topics/', label: '专题', kind: 'topics', inMenu: '专题' },
  { path: '/mechanisms/', label: '机制做法', kind: 'mechanisms', inMenu: '机制做法' },
  { path: '/search/', label: '搜索' },
  { path: '/glossary/', label: '词语解释', kind: 'glossary' },
  { path: '/about/', label: '关于本站', inMenu: '关于' },
  { path: '/open-data/', label: '开放数据' },
  { path: '/accessibility/', label: '无障碍说明' },
  { path: '/sitemap/', label: '站点地图' },
];

/** The columns of a site that holds so many entries of each kind. */
export function columnsWith(count: (kind: CollectionName) => number): readonly Column[] {
  return columns.filter(({ kind }) => kind === undefined || count(kind) > 0);
}
