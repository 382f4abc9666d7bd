export { atom as GET, sectionFeeds as getStaticPaths } from '#queries/feed.ts';
