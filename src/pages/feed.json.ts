export { jsonFeed as GET } from '#queries/feed.ts';
