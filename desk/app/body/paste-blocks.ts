/** A paste into a body: what stands on the clipboard, its pictures in the library, and the blocks that come of it. */
import type { Clipboard, Pasted, PastedPicture } from '../paste/pasted.ts';
import { choiceSource } from '../choice-source.ts';
import { kindOf, splitBody } from './body-blocks.ts';
import { parseImage } from './image-block.tsx';

export interface PastedBlocks {
  readonly sources: readonly string[];
  /** What came, and what did not, in words. */
  readonly said: string;
}

/** Everything that a paste holds for a body; the event's own data is gone once it has been handled. */
export function clipboardOf(data: DataTransfer): Clipboard & { readonly pictures: readonly File[] } {
  const part = (type: string) => data.getData(type);
  const pictures = [...data.files].filter(({ type }) => type.startsWith('image/'));
  return { html: part('text/html'), rtf: part('text/rtf'), text: part('text/plain'), pictures };
}

/** Whether the browser's own paste would lose something: more than one line, or more than words. */
export function isRich({ html, text, pictures }: ReturnType<typeof clipboardOf>): boolean {
  return html.trim() !== '' || pictures.length > 0 || /\n/.test(text.trim());
}

/** @param say is called with how far the pictures have come. */
export async function readPaste(
  clipboard: ReturnType<typeof clipboardOf>,
  vocabulary: boolean,
  say: (words: string) => void,
): Promise<PastedBlocks> {
  const { readClipboard, markdownOf, picturesOf } = await import('../paste/pasted.ts');
  const pasted = hasWords(clipboard) ? readClipboard(clipboard) : { blocks: [], leftOut: [] };
  const names = new Map<PastedPicture, string>();
  const pictures = picturesOf(pasted);
  const trouble: string[] = [];
  for (const [at, picture] of pictures.entries()) {
    say(`正在上传第${at + 1}张图片，共${pictures.length}张……`);
    try {
      names.set(picture, await choiceSource().uploadPicture(fileOf(picture, at)));
    } catch (error) {
      trouble.push(error instanceof Error ? error.message : '');
    }
  }
  const files = await Promise.all(lonely(clipboard, pasted).map((file) => choiceSource().uploadPicture(renamed(file))));
  const markdown = markdownOf(pasted, (picture) => names.get(picture), vocabulary);
  const sources = [
    ...splitBody(markdown).blocks.map(({ source }) => source),
    ...files.map((file) => `![](../pictures/${file})`),
  ];
  const missing = trouble.length === 0 ? [] : [`${trouble.length}张图片没有传上去，位置留好了（${trouble[0] ?? ''}）`];
  return { sources, said: saidOf(sources, [...pasted.leftOut, ...missing]) };
}

const hasWords = ({ html, text }: Clipboard): boolean => html.trim() !== '' || text.trim() !== '';

/** Pictures that are on the clipboard by themselves. */
function lonely({ pictures }: ReturnType<typeof clipboardOf>, { blocks }: Pasted): readonly File[] {
  return blocks.length === 0 ? pictures : [];
}

function fileOf({ type, bytes }: PastedPicture, at: number): File {
  const name = `粘贴的图片-${stamp()}-${at + 1}.${type}`;
  return new File([Uint8Array.from(bytes)], name, { type: `image/${type === 'jpg' ? 'jpeg' : type}` });
}

/** A picture from the clipboard is called image.png by every browser. */
function renamed(file: File): File {
  return new File([file], `粘贴的图片-${stamp()}.${file.type === 'image/jpeg' ? 'jpg' : file.type.slice(6)}`, {
    type: file.type,
  });
}

function stamp(): string {
  return new Date().toISOString().replace(/\D/g, '').slice(2, 17);
}

const COUNTED = { heading: '个小标题', table: '个表格', list: '个列表', quote: '段引用', note: '条注释' } as const;

function saidOf(sources: readonly string[], leftOut: readonly string[]): string {
  const kinds = sources.map((source) => (parseImage(source) ? 'image' : kindOf(source)));
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  const counted = Object.entries({ ...COUNTED, image: '处图片' }).flatMap(([kind, unit]) =>
    count(kind) > 0 ? [`${count(kind)}${unit}`] : [],
  );
  const what = counted.length === 0 ? '' : `，其中${counted.join('、')}`;
  const not = leftOut.length === 0 ? '' : `${leftOut.join('；')}。`;
  return `粘贴了${sources.length}块${what}。${not}`;
}
