/** Links of a Markdown text to the site's own pages, as they have to stand where the text is read away from the site. */
const OWN_LINK = /(\]\(<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?)(\/(?!\/)[^\s()<>]*)/gm;

/** @param absolute the whole address of a page, of its path within the site. */
export function withWholeLinks(markdown: string, absolute: (path: string) => string): string {
  return markdown.replace(OWN_LINK, (_, before: string, path: string) => before + absolute(path));
}
