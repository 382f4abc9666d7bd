/** The pages that every office's site has: address from the site's root, and name. */
export const columns = [
  ['/', '首页'],
  ['/cases/', '案例'],
  ['/deputies/', '典型代表'],
  ['/brands/', '工作品牌'],
  ['/briefings/', '简报'],
  ['/places/', '地方'],
  ['/topics/', '专题'],
  ['/mechanisms/', '机制做法'],
  ['/search/', '搜索'],
  ['/glossary/', '词语解释'],
  ['/about/', '关于本站'],
  ['/open-data/', '开放数据'],
  ['/accessibility/', '无障碍说明'],
  ['/sitemap/', '站点地图'],
] as const;
