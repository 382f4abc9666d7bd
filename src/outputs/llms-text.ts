/** llms.txt: what the site is and where its words are, for programs that read it on a person's behalf. */

export interface Section {
  readonly title: string;
  readonly links: readonly { readonly label: string; readonly url: string; readonly note?: string | undefined }[];
}

/** Markdown as llmstxt.org proposes: a title, a summary, and lists of links. */
export function llmsText(
  name: string,
  summary: string,
  details: readonly string[],
  sections: readonly Section[],
): string {
  const parts = [
    `# ${name}`,
    `> ${oneLine(summary)}`,
    ...details.map(oneLine),
    ...sections
      .filter(({ links }) => links.length > 0)
      .map(
        ({ title, links }) =>
          `## ${title}\n\n${links.map(({ label, url, note }) => `- [${label.replace(/[[\]]/g, '\\$&')}](${url})${note ? `：${oneLine(note)}` : ''}`).join('\n')}`,
      ),
  ];
  return `${parts.join('\n\n')}\n`;
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '');
