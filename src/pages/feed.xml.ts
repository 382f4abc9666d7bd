import rss from '@astrojs/rss';
import { absolute } from '#lib/urls.ts';
import { feedItems } from '#queries/feed.ts';
import { site } from '#site';

export async function GET() {
  const items = await feedItems();
  return rss({
    title: site.name,
    description: site.description ?? site.name,
    site: absolute('/'),
    items: items.map(({ title, url, summary, category, date }) => ({
      title,
      link: url,
      description: summary,
      categories: [category],
      ...(date && { pubDate: date }),
    })),
    customData: '<language>zh-cn</language>',
  });
}
