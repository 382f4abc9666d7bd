import { absolute } from '#lib/urls.ts';
import { feedItems } from '#queries/feed.ts';
import { site } from '#site';

export async function GET() {
  const items = await feedItems();
  return Response.json({
    version: 'https://jsonfeed.org/version/1.1',
    title: site.name,
    home_page_url: absolute('/'),
    feed_url: absolute('/feed.json'),
    language: 'zh-CN',
    items: items.map(({ title, url, summary, category, date }) => ({
      id: url,
      url,
      title,
      summary,
      content_text: summary,
      tags: [category],
      ...(date && { date_published: date.toISOString() }),
    })),
  });
}
