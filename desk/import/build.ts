import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Builds the import page as static files into `outDir` (the desk's `admin/import`).
 * All addresses in it are relative, so it may stand under any path.
 */
export async function buildImportPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./', import.meta.url)),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Node's way to PDFium; the page hands its own in.
        external: [/node-pdfium\.ts$/],
      },
    },
  });
}
