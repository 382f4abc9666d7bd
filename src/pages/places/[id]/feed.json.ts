export { jsonFeed as GET, placeFeeds as getStaticPaths } from '#queries/feed.ts';
