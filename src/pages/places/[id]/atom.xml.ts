export { atom as GET, placeFeeds as getStaticPaths } from '#queries/feed.ts';
