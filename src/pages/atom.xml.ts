export { atom as GET } from '#queries/feed.ts';
