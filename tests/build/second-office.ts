/** The project as another office would have it: the same code, its own settings and content. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './built-site.ts';

/** @returns the folder, below .tmp; whoever asked for it removes it. */
export function secondOffice(): string {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const office = mkdtempSync(join(root, '.tmp/office-'));
  for (const part of ['src', 'public', 'package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json']) {
    cpSync(join(root, part), join(office, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(office, 'node_modules'));
  rmSync(join(office, 'src/content'), { recursive: true });
  cpSync(join(root, 'tests/fixtures/office'), office, { recursive: true });
  return office;
}
