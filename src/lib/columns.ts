/** The columns of a site: address from the site's root, name, and the kind of content without which there is no such page. */
import { kindOf, kindsWhere } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';

export interface Column {
  readonly path: string;
  readonly label: string;
  /** What it lists; a column of an empty kind is not there. */
  readonly kind?: CollectionName;
  /** Its name in the menu at the head of every page, for those that stand there. */
  readonly inMenu?: string;
}

/** The column of a kind. */
export function columnOf(name: CollectionName): Column {
  const { label, column } = kindOf(name);
  return {
    path: `/${name}/`,
    label: column.label ?? label,
    kind: name,
    ...(column.menu !== undefined && { inMenu: column.menu }),
  };
}

export const columns: readonly Column[] = [
  { path: '/', label: '首页' },
  ...kindsWhere(({ column }) => column.menu !== undefined).map(columnOf),
  { path: '/reach/', label: '有事找代表', inMenu: '找代表' },
  { path: '/search/', label: '搜索' },
  ...kindsWhere(({ column }) => column.menu === undefined).map(columnOf),
  { path: '/about/', label: '关于本站' },
  { path: '/open-data/', label: '开放数据' },
  { path: '/accessibility/', label: '无障碍说明' },
  { path: '/sitemap/', label: '站点地图' },
];

/** The columns of a site that holds so many entries of each kind. */
export function columnsWith(count: (kind: CollectionName) => number): readonly Column[] {
  return columns.filter(({ kind }) => kind === undefined || count(kind) > 0);
}
