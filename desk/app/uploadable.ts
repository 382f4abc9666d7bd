/** What is looked at before a picture goes out: its size, and whether a page can show it at all. */
/** The server takes no more. */
const MOST_BYTES = 10_000_000;

const HEIC =
  '这是苹果手机拍的 HEIC 照片，这个浏览器打不开它，没有上传。请在手机“设置—相机—格式”里选“兼容性最佳”再拍，或者用看图软件另存为 JPEG 再上传。';

/**
 * The picture as it may be sent: one of a telephone as JPEG, where this browser can read it.
 * @throws Error with a Chinese sentence.
 */
export async function uploadable(file: File): Promise<File> {
  const picture = (await isHeic(file)) ? await asJpeg(file) : file;
  if (picture.size > MOST_BYTES) {
    const size = Math.ceil(picture.size / 1_000_000);
    throw new Error(`图片超过10MB（这张${size}MB），没有上传。请先压缩，或另存为小一些的 JPEG。`);
  }
  return picture;
}

async function isHeic(file: File): Promise<boolean> {
  const start = String.fromCharCode(...new Uint8Array(await file.slice(4, 12).arrayBuffer()));
  return /^ftyp(?:hei[cxms]|hev[cm]|mif1|msf1)/.test(start);
}

/** Safari reads what its telephones write; other browsers do not. */
async function asJpeg(file: File): Promise<File> {
  const image = await createImageBitmap(file).catch(() => {
    throw new Error(HEIC);
  });
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  return new File([blob], file.name.replace(/\.[^.]*$/, '.jpg'), { type: 'image/jpeg' });
}
