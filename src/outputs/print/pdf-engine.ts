/**
 * Sets briefings as PDF with Typst, a native program that npm brings for the
 * usual systems. Where there is none (`hasPdfEngine`), the site is built without
 * PDF downloads.
 */
import { VERMILION } from '#lib/vermilion.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as typstPackage from '@myriaddreamin/typst-ts-node-compiler';
import { articleTitle } from '#lib/briefing-label.ts';
import type { PlainPictures } from '../pictures.ts';
import { openFonts } from './fonts.ts';
import type { PrintedBriefing } from './printed-briefing.ts';

type Typst = typeof typstPackage;

export interface PdfEngine {
  /** The same words and pictures give the same bytes. @throws with Typst's own message when it cannot set them. */
  set(briefing: PrintedBriefing, title: string, pictures?: PlainPictures): Buffer;
}

/** What loads a package as the project at `root` would; kept from bundlers, since the package is native. */
function packagesOf(root: string): NodeJS.Require {
  return createRequire(join(root, 'package.json'));
}

/** Whether the machine that builds the site can make PDFs. @param root the project's folder. */
export function hasPdfEngine(root: string): boolean {
  return loadTypst(root) !== undefined;
}

function loadTypst(root: string): Typst | undefined {
  try {
    return packagesOf(root)('@myriaddreamin/typst-ts-node-compiler') as Typst;
  } catch {
    return undefined;
  }
}

/**
 * @param root the project's folder, where its packages are.
 * @param fonts folders with fonts of the office's own (方正小标宋, 仿宋_GB2312 …), used before the open ones.
 */
export function openPdfEngine(root: string, fonts: readonly string[] = []): PdfEngine {
  const typst = loadTypst(root);
  if (!typst) throw new Error('no Typst for this machine; ask hasPdfEngine first');
  const compiler = typst.NodeCompiler.create({
    workspace: root,
    fontArgs: [
      ...(fonts.length > 0 ? [{ fontPaths: [...fonts] }] : []),
      { fontBlobs: openFonts(root, packagesOf(root)).map((file) => readFileSync(file)) },
    ],
  });
  const template = readFileSync(new URL('briefing.typ', import.meta.url), 'utf8');
  return {
    set(briefing, title, pictures = new Map()) {
      const files = [...pictures].map(([address, { jpeg, width, height }], at) => {
        const path = `/pictures/${at}.jpg`;
        compiler.mapShadow(join(root, path), jpeg);
        return [address, { path, width, height }] as const;
      });
      const data = {
        ...briefing,
        title,
        pictures: Object.fromEntries(files),
        articles: briefing.articles.map((article) => ({ ...article, title: articleTitle(article) })),
      };
      const result = compiler.compile({
        mainFileContent: template,
        inputs: { briefing: JSON.stringify(data), red: VERMILION },
      });
      const document = result.result;
      if (!document) {
        const problems = result.takeError()?.shortDiagnostics ?? [];
        throw new Error(`${briefing.id}: ${JSON.stringify(problems)}`);
      }
      const bytes = compiler.pdf(document, { creationTimestamp: 0 });
      for (const [, { path }] of files) compiler.unmapShadow(join(root, path));
      // What the compiler remembers of one briefing is of no use to the next, and it adds up.
      compiler.evictCache(0);
      return bytes;
    },
  };
}
