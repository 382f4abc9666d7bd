import { readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { buildImportPage } from '#desk/import/build.ts';
import { readSource } from '#importer/read-source.ts';
import { recognise } from '#importer/recognise/recognise.ts';
import { serve } from '../../scripts/serve.ts';
import { docxFile, paragraph, run } from '../fixtures/word/docx-file.ts';

const folder = fileURLToPath(new URL('../../.tmp/import-page/', import.meta.url));
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/pdf/${name}.pdf`, import.meta.url));

let server: Server;
let origin: string;

test.beforeAll(async () => {
  await buildImportPage(`${folder}admin/import`);
  server = await serve(folder, '/', 0);
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => {
  server.close();
});

async function open(page: Page, ...names: string[]): Promise<void> {
  await page.goto(`${origin}/admin/import/`);
  await page.getByLabel('选择文件…').setInputFiles(names.map(fixture));
  await expect(page.getByRole('status')).toContainText('读好', { timeout: 20_000 });
}

test('an editor drops a PDF, puts the draft right and hands it to the desk, and nothing leaves the machine', async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  const asked: { action: string; params: { dataFiles?: { path: string; raw: string }[] } }[] = [];
  await page.route('**/desk/api/decap', async (route) => {
    const call = route.request().postDataJSON() as (typeof asked)[number];
    asked.push(call);
    // An empty desk: there is no entry yet, and it takes the draft.
    if (call.action === 'persistEntry') await route.fulfill({ json: null });
    else await route.fulfill({ status: 404, json: { error: '没有' } });
  });
  await page.route('**/desk/api/doubts', (route) => route.fulfill({ status: 204 }));
  await open(page, 'two-columns');
  const truth = (
    JSON.parse(readFileSync(fixture('two-columns').replace('.pdf', '.json'), 'utf8')) as {
      briefing: { articles: { titleLines: string[]; credit: string; blocks: { text: string }[] }[] };
    }
  ).briefing;
  const first = page.getByLabel('第1篇第1段', { exact: true });
  await expect(first).toHaveValue(truth.articles[0]?.blocks[0]?.text ?? '');
  await expect(page.getByLabel('第1篇标题，一行一项')).toHaveValue(truth.articles[0]?.titleLines.join('\n') ?? '');
  await expect(page.getByLabel('供稿').first()).toHaveValue(truth.articles[0]?.credit ?? '');

  await first.evaluate((area: HTMLTextAreaElement) => {
    area.setSelectionRange(10, 10);
  });
  await page.getByRole('button', { name: '第1篇第1段：在光标处分段' }).click();
  await expect(first).toHaveValue(truth.articles[0]?.blocks[0]?.text.slice(0, 10) ?? '');
  await page.getByRole('button', { name: '第1篇第2段：并入上一段' }).click();
  await expect(first).toHaveValue(truth.articles[0]?.blocks[0]?.text ?? '');
  await page.getByRole('button', { name: '第1篇第3段：设为标题' }).click();
  await expect(page.getByRole('group', { name: /^第\d篇$/ })).toHaveCount(truth.articles.length + 1);
  await page.getByRole('button', { name: '撤销上一步' }).click();
  await expect(page.getByRole('group', { name: /^第\d篇$/ })).toHaveCount(truth.articles.length);

  await page.getByRole('button', { name: '交给“推”' }).click();
  await page.waitForURL(`${origin}/admin/#/collections/briefings/entries/*`);
  const [saved] = asked.flatMap(({ action, params }) => (action === 'persistEntry' ? (params.dataFiles ?? []) : []));
  if (!saved) throw new Error('nothing was saved');
  expect(saved.path).toMatch(/^briefings\/[\w-]+\.md$/);
  expect(saved.raw.replace(/[\\*]/g, '')).toContain(truth.articles[1]?.blocks[1]?.text ?? '');
  expect(requests.filter((request) => !request.includes(` ${origin}/`))).toEqual([]);
});

test('a Word file is read like a PDF, its words beside the result', async ({ page }) => {
  await page.goto(`${origin}/admin/import/`);
  const file = fileURLToPath(new URL('../fixtures/briefings/files/docx-0.docx', import.meta.url));
  await page.getByLabel('选择文件…').setInputFiles(file);
  await expect(page.getByRole('status')).toContainText('读好 1 份');
  const truth = JSON.parse(readFileSync(file.replace(/docx$/, 'json'), 'utf8')) as {
    issue: { articles: { titleLines: string[]; blocks: { text: string }[] }[] };
  };
  const [article] = truth.issue.articles;
  await expect(page.getByLabel('第1篇标题，一行一项')).toHaveValue(article?.titleLines.join('\n') ?? '');
  await expect(page.getByLabel('第1篇第1段', { exact: true })).toHaveValue(article?.blocks[0]?.text ?? '');
  await expect(page.getByRole('region', { name: '原件各页' })).toContainText(article?.blocks[0]?.text ?? '');
});

test('the page of the original is drawn, and a diagnostic leads to its place', async ({ page }) => {
  await open(page, 'mixed');
  const canvas = page.getByRole('img', { name: '原件第1页' });
  await expect
    .poll(() =>
      canvas.evaluate(
        (one: HTMLCanvasElement) => new Set(one.getContext('2d')?.getImageData(0, 0, one.width, one.height).data).size,
      ),
    )
    .toBeGreaterThan(20);
  await page.getByRole('button', { name: /^要改正：第2页是扫描的图像/ }).click();
  await expect(page.getByRole('img', { name: '原件第2页' })).toHaveClass('here');
});

test('a file that cannot be read is named with the reason, and the others are read', async ({ page }) => {
  await open(page, 'password', 'unigb');
  await expect(page.getByRole('status')).toContainText('password.pdf：PDF 有打开密码');
  // Of several files a table is shown; one is opened by its name.
  await page.getByRole('button', { name: 'unigb.pdf', exact: true }).click();
  await expect(page.getByLabel('第1篇第1段', { exact: true })).toBeVisible();
});

test('the heavy parts come only with a file, and the page passes the accessibility audit', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(`${origin}/admin/import/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('导入简报');
  expect(loaded.filter((url) => /wasm|pdfium|engine/.test(url))).toEqual([]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await open(page, 'hidden');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('Word files are read with the browser’s XML parser as they are in Node', async ({ page }) => {
  const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
  const names = ['briefings/files', 'figures', 'word'].flatMap((one) =>
    readdirSync(fixtures + one)
      .filter((file) => file.endsWith('.docx'))
      .map((file) => `${one}/${file}`),
  );
  expect(names.length).toBeGreaterThan(15);
  const part = (text: string) => docxFile({ body: paragraph('甲'), files: { 'word/document.xml': text } });
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const body = `<w:document xmlns:w="${main}"><w:body><w:p><w:r><w:t><![CDATA[甲&]]>&#20057;</w:t></w:r></w:p></w:body></w:document>`;
  const files = [
    ...names.map((name) => new Uint8Array(readFileSync(fixtures + name))),
    docxFile({ strict: true, body: paragraph(run('甲 &lt;乙&gt; &amp;', '<w:b/>')) }),
    part(`<?xml version="1.0" encoding="UTF-8"?><!-- 丙 -->${body}`),
    part(`<!DOCTYPE w [<!ENTITY x "丁">]>${body}`),
    part(body.slice(0, -20)),
  ];
  const wanted = await Promise.all(
    files.map((bytes) =>
      readSource(bytes, { pictures: true }).then((source) => JSON.stringify(recognise(source)), String),
    ),
  );
  await page.goto(`${origin}/admin/import/`);
  const engine = readdirSync(`${folder}admin/import/assets`).find((file) => /^engine-.*\.js$/.test(file)) ?? '';
  for (const [index, bytes] of files.entries()) {
    const got = await page.evaluate(
      async ([address, base64]) => {
        const { importFile } = (await import(address)) as {
          importFile: (bytes: Uint8Array) => Promise<{ draft: unknown; diagnostics: unknown }>;
        };
        const binary = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        return importFile(binary).then(
          ({ draft, diagnostics }) => JSON.stringify({ briefing: draft, diagnostics }),
          String,
        );
      },
      [`${origin}/admin/import/assets/${engine}`, Buffer.from(bytes).toString('base64')] as const,
    );
    expect(got, names[index] ?? String(index)).toBe(wanted[index]);
  }
  expect(wanted.slice(-2)).toEqual([expect.stringContaining('已损坏'), expect.stringContaining('已损坏')]);
});
