/** Word files of an office, made for the tests. */
import type { Page } from '@playwright/test';
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

/** Drops a file on the page as a person does from the desktop. */
export async function dropFile(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([name, type, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type }));
      return data;
    },
    [name, DOCX, content.toString('base64')] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}
