export { rss as GET } from '#queries/feed.ts';
