/** The addresses of a briefing's other forms: on paper, for Word, for programs. */
export function briefingFiles(id: string) {
  const folder = `/briefings/${id}/`;
  return {
    print: `/print/${id}/`,
    pdf: `${folder}${id}.pdf`,
    docx: `${folder}${id}.docx`,
    json: `${folder}${id}.json`,
  } as const;
}
