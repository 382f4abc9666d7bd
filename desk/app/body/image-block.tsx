/** A picture that stands alone in the text: its file and the words for those who cannot see it. */
import { useEffect, useId, useRef, useState } from 'react';
import { PICTURE_ADDRESS, pictureName } from '#lib/pictures.ts';
import { Chosen } from '../forms/chosen.tsx';
import { sentenceOf } from '../api-client.ts';
import { choiceSource } from '../choice-source.ts';
import { TypingBox } from '../forms/typing-box.tsx';

export interface ImageData {
  readonly alt: string;
  readonly file: string;
}

const IMAGE = /^!\[([^[\]\\\n]*)\]\(\.\.\/pictures\/([^()\s\\]*)\)$/;

/** The picture of a block that is one uploaded picture and nothing else. */
export function parseImage(source: string): ImageData | undefined {
  const [, alt, file] = IMAGE.exec(source) ?? [];
  return alt === undefined || file === undefined ? undefined : { alt, file };
}

/** The inverse of {@link parseImage}; signs that would end the words early are left out. */
export function printImage({ alt, file }: ImageData): string {
  return `![${alt.replace(/[[\]\\\n]/g, '')}](${PICTURE_ADDRESS}/${file.replace(/[()\s\\]/g, '')})`;
}

interface ImageFormProps {
  readonly image: ImageData;
  readonly onChange: (image: ImageData) => void;
}

export function ImageForm({ image, onChange }: ImageFormProps) {
  const id = useId();
  const [said, setSaid] = useState('');
  const choose = useDescribed(image, onChange);
  const upload = async (file: File) => {
    setSaid('正在上传……');
    try {
      const name = await choiceSource().uploadPicture(file, (percent) => {
        setSaid(percent < 100 ? `正在上传……${percent}%` : '传完了，正在存进图片库……');
      });
      setSaid(`已经上传，存为“${name}”。`);
      choose(name);
    } catch (error) {
      setSaid(sentenceOf(error));
    }
  };
  return (
    <div className="desk-component">
      {image.file !== '' && <Picture className="desk-thumbnail" file={image.file} alt="" />}
      <div className="desk-field">
        <button
          type="button"
          aria-describedby={`${id}-said`}
          onClick={() => document.querySelector<HTMLInputElement>(`#${CSS.escape(id)}-upload`)?.click()}
        >
          上传一张……
        </button>
        {/* The browser's own box speaks the browser's language and shows a name that is not the one kept. */}
        <input
          hidden
          id={`${id}-upload`}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif"
          onChange={({ currentTarget: box }) => {
            const [file] = box.files ?? [];
            if (file) void upload(file).finally(() => (box.value = ''));
          }}
        />
        <small>JPEG、PNG 或 WebP，不超过10MB。照片里的拍摄地点会自动去掉。</small>
        <p id={`${id}-said`} role="status" className="desk-said-here">
          {said}
        </p>
      </div>
      <div className="desk-field">
        <label htmlFor={`${id}-file`}>或者从图片库里选</label>
        <Chosen id={`${id}-file`} kind="uploads" value={image.file} onChange={choose} />
      </div>
      <div className="desk-field">
        <label htmlFor={`${id}-alt`}>图片说明</label>
        <TypingBox id={`${id}-alt`} value={image.alt} onChange={(alt) => onChange({ ...image, alt })} />
        <small>必填，读给看不见图的人听。</small>
      </div>
      {image.file === '' && <p className="desk-problems">还没有选图片。</p>}
      {image.alt.trim() === '' && <p className="desk-problems">图片要有说明：写清图里是谁、在哪里、做什么。</p>}
    </div>
  );
}

/** Chooses a picture; what the library says of it is offered as its words, unless somebody has written others. */
function useDescribed(image: ImageData, onChange: (image: ImageData) => void): (file: string) => void {
  const now = useRef(image);
  const offered = useRef('');
  useEffect(() => {
    now.current = image;
  }, [image]);
  const isOffered = ({ alt }: ImageData) => alt.trim() === '' || alt === offered.current;
  return (file) => {
    onChange({ ...image, file });
    if (file === '' || !isOffered(image)) return;
    choiceSource()
      .nameChoices('uploads', [file])
      .then(
        ([found]) => {
          const { current } = now;
          if (current.file !== file || !isOffered(current)) return;
          offered.current = found?.description ?? '';
          if (offered.current !== current.alt) onChange({ ...current, alt: offered.current });
        },
        // The words are then typed.
        () => undefined,
      );
  };
}

interface PictureProps {
  readonly file: string;
  readonly alt: string;
  readonly className?: string;
}

/** A picture of the library; nothing while it has not come. */
function Picture({ file, alt, className }: PictureProps) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let here = true;
    choiceSource()
      .pictureUrl(file)
      .then(
        (found) => here && setUrl(found),
        () => here && setUrl(undefined),
      );
    return () => {
      here = false;
    };
  }, [file]);
  return url === undefined ? null : <img src={url} alt={alt} className={className} />;
}

/** A picture of a body as the preview draws it: the address of its file is not one of this page. */
export function BodyPicture({ src, alt }: { readonly src?: string; readonly alt?: string }) {
  const file = pictureName(src ?? '');
  return file === undefined ? null : <Picture file={file} alt={alt ?? ''} />;
}
