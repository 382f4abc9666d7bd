export { jsonFeed as GET, sectionFeeds as getStaticPaths } from '#queries/feed.ts';
