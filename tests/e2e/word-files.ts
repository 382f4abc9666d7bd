/** Word files of an office, made for the tests. */
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import sharp from 'sharp';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A Word file of these lines, and below them a photograph that nobody described. */
export async function wordFile(lines: readonly string[], withPicture = false): Promise<Buffer> {
  const children = lines.map((text) => new Paragraph({ text }));
  if (withPicture) {
    const data = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer();
    const picture = new ImageRun({ type: 'jpg', data, transformation: { width: 160, height: 100 } });
    children.splice(-1, 0, new Paragraph({ children: [picture] }));
  }
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
