/**
 * A figure tells its source in a line below it. Where the paragraph right above
 * already links the same place, the line says it twice and is left out.
 */

/** A paragraph, and the numbered figure that stands right behind it. */
const PAIR =
  /(<p id="p\d+">(?:(?!<\/p>)[\s\S])*<\/p>\s*)(<div id="p\d+"><figure\b(?:(?!<\/figure>)[\s\S])*<\/figure>)/g;
const SOURCE = /<p class="component-source">出处：<a href="([^"]*)">[^<]*<\/a><\/p>/;

/** @param html the body of a story, as the build renders it. */
export function quietSources(html: string): string {
  return html.replace(PAIR, (_, paragraph: string, figure: string) => {
    const cited = SOURCE.exec(figure)?.[1];
    const said = cited !== undefined && paragraph.includes(`class="fact" href="${cited}"`);
    return paragraph + (said ? figure.replace(SOURCE, '').replace('<figcaption></figcaption>', '') : figure);
  });
}
