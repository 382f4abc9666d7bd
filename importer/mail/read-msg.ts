/** Reads an Outlook message (MSG), a compound file with a folder for each attachment. */
import { readCompoundFolders } from '../doc/compound-file.ts';
import { UnreadableError, type SourceDocument } from '../source-document.ts';
import { readAttached, type ReadInner } from './read-mail.ts';

/** Properties by their tags: the data and the two names of an attachment, the two bodies of a letter. */
const DATA = '__substg1.0_37010102';
const NAMES = ['__substg1.0_3707001F', '__substg1.0_3704001F', '__substg1.0_3707001E', '__substg1.0_3704001E'];
const BODY = '__substg1.0_1000001F';
const HTML = '__substg1.0_10130102';

export async function readMsg(bytes: Uint8Array, read: ReadInner): Promise<SourceDocument> {
  const folders = readCompoundFolders(bytes);
  const attached = [...folders].flatMap(([folder, streams]) => {
    const data = streams.get(DATA);
    return folder.startsWith('__attach_') && data !== undefined ? [{ name: nameOf(streams), bytes: data }] : [];
  });
  const issue = await readAttached(attached, read);
  if (issue !== undefined) return issue;
  const top = folders.get('') ?? new Map<string, Uint8Array>();
  const body = top.get(BODY);
  if (body !== undefined) return read(new TextEncoder().encode(new TextDecoder('utf-16le').decode(body)));
  const html = top.get(HTML);
  if (html !== undefined) return read(html);
  throw new UnreadableError('empty', '邮件里没有文字，也没有能导入的附件。');
}

function nameOf(streams: ReadonlyMap<string, Uint8Array>): string {
  for (const name of NAMES) {
    const found = streams.get(name);
    if (found !== undefined)
      return new TextDecoder(name.endsWith('F') ? 'utf-16le' : 'gb18030').decode(found).replace(/\0/g, '');
  }
  return '';
}
