/** A picture that stands alone in the text: its file and the words for those who cannot see it. */
import { Chosen } from './component-form.tsx';
import { TypingBox } from './typing-box.tsx';

export interface ImageData {
  readonly alt: string;
  readonly file: string;
}

const IMAGE = /^!\[([^[\]\\\n]*)\]\((?:\.\.\/\.\.\/assets\/uploads\/)([^()\s\\]*)\)$/;

/** The picture of a block that is one uploaded picture and nothing else. */
export function parseImage(source: string): ImageData | undefined {
  const [, alt, file] = IMAGE.exec(source) ?? [];
  return alt === undefined || file === undefined ? undefined : { alt, file };
}

/** The inverse of {@link parseImage}; signs that would end the words early are left out. */
export function printImage({ alt, file }: ImageData): string {
  return `![${alt.replace(/[[\]\\\n]/g, '')}](../../assets/uploads/${file.replace(/[()\s\\]/g, '')})`;
}

interface ImageFormProps {
  readonly image: ImageData;
  readonly onChange: (image: ImageData) => void;
}

export function ImageForm({ image, onChange }: ImageFormProps) {
  return (
    <div className="desk-showing">
      <label>
        图片（先在“图片”里上传，再从这里选）
        <Chosen from="uploads" value={image.file} onChange={(file) => onChange({ ...image, file })} />
      </label>
      <label>
        图片说明（必填，读给看不见图的人听）
        <TypingBox value={image.alt} onChange={(alt) => onChange({ ...image, alt })} />
      </label>
      {image.alt.trim() === '' && <p className="desk-problems">图片要有说明：写清图里是谁、在哪里、做什么。</p>}
    </div>
  );
}
