/** What may not even be saved: personal data, and anything that would run or that nobody can look at. */
import { entryBody } from '#entry-file/parse.ts';
import { personalData } from '#checks/content/personal-data.ts';
import { parseDocument } from '#checks/document.ts';
import type { Office } from '#checks/office.ts';
import { errorsIn, inFile } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { readMdx } from '#lib/mdx-document.ts';
import { markdownDiagnostics, markupError, nodeRuns } from '#lib/markup-diagnostics.ts';
import type { MarkupDiagnostic } from '#lib/markup-diagnostics.ts';

export function savingErrors(file: string, raw: string, office: Office): Diagnostic[] {
  return [...errorsIn(personalData(parseDocument(file, raw), office)), ...codeErrors(file, raw)];
}

function codeErrors(file: string, raw: string): Diagnostic[] {
  if (file.endsWith('.yaml')) return [];
  const body = entryBody(raw);
  const before = raw.slice(0, raw.length - body.length).split('\n').length - 1;
  const found = file.endsWith('.mdx') ? mdxCode(body) : markdownDiagnostics(body).filter(({ runs }) => runs === true);
  return found.map((one) => inFile(file, before, one));
}

function mdxCode(body: string): MarkupDiagnostic[] {
  const { diagnostics, elements } = readMdx(body);
  const tags = elements.filter(({ name, props }) => {
    return nodeRuns({ type: 'html', value: `<${name} ${Object.keys(props).join('= ')}=` });
  });
  return [
    ...diagnostics.filter(({ runs }) => runs === true),
    ...tags.map(({ name, line }) => markupError(line, `正文里不能写网页代码。请删去「<${name}>」。`, true)),
  ];
}
