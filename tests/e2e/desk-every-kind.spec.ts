/**
 * The smallest valid entry of every kind, from an empty form to the reader:
 * new, saved, 推, 审, 定, built by the site's own build, and found where the
 * site shows and searches it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { choiceKindOf } from '#desk/app/forms/choice-kind.ts';
import { schemaAt } from '#desk/app/forms/schema-at.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { entryPath } from '#lib/entry-path.ts';
import { kindNames, kindOf } from '../../src/model/kinds.ts';
import { controls } from '../../src/model/field.ts';
import type { Control } from '../../src/model/field.ts';
import type { Kind } from '../../src/model/kind.ts';
import { fileOf } from '../../src/model/editable.ts';
import { secondOffice } from '../build/second-office.ts';
import { openOffice } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import { closeDeskOffice, deskAs, deskFiles, save } from './desk-browser.ts';

/** The site's own build, where the desk's tests have a quick one. */
const program = join(import.meta.dirname, '../../desk/server/build-process.ts');
/** The code of every new entry. */
const CODE = 'xin-jing';
/** What the entries of the kind in hand are called: search names six, and nine kinds of one name are too many. */
let word = '';
/** What may be typed into a line; the first that the model accepts there is. */
const lines = () => [word, '2020-001', '2020-001#p1'];
/** Summaries have two sentences. */
const paragraph = () => `${word}修好了。大家都来看。`;

/**
 * Whether search finds a kind: by its words, or as a name beside the results.
 * The others are a condition of the entries that belong to them, or explained
 * on one page; what is looked for there is the page itself.
 */
function isFound({ page, suggested }: Kind): boolean {
  return page === 'issue' || page === 'entry' || suggested !== undefined;
}

let root: string;
let office: Office;
/** What the last build said when it failed. */
let failure: unknown;

test.beforeAll(async () => {
  root = await secondOffice();
  const settings = join(officeFolder(root), 'site.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('base: /jia/', 'base: /'));
  office = await openOffice({ office: officeFolder(root), buildScript: program }, deskFiles);
  office.desk.events.hear((event) => {
    if (event.type === 'build' && event.state !== 'running') failure = event.state === 'failed' ? event : undefined;
  });
});
test.afterAll(async () => {
  await closeDeskOffice(office);
  rmSync(root, { recursive: true, force: true });
});

/** Fills in what the model insists on, and nothing else. */
async function fillRequired(form: Locator, fields: Readonly<Record<string, Control>>, model: string): Promise<void> {
  for (const [name, control] of Object.entries(fields)) {
    if (control.required) await fill(form, control, `${model}.${name}`);
  }
}

async function fill(form: Locator, control: Control, model: string): Promise<void> {
  const { widget, label, item } = control;
  const box = form.getByLabel(label, { exact: true }).last();
  const isChosen = choiceKindOf(control) !== undefined || (item && choiceKindOf(item) !== undefined);
  if (widget === 'select') await box.selectOption({ index: 1 });
  else if (isChosen === true) {
    await box.press('ArrowDown');
    await form.page().locator('[role=option]').first().click();
  } else if (widget === 'object') await fillRequired(form, control.fields ?? {}, model);
  else if (widget === 'list' && item) {
    // A new issue begins with an article.
    const begun = item.widget === 'object' && (await form.locator('.desk-item .desk-body').count()) > 0;
    if (!begun) await form.getByRole('button', { name: `新增${item.label}` }).click();
    if (item.widget === 'object') await fillRequired(form, item.fields ?? {}, `${model}.*`);
    else
      await form
        .locator('input[id^="item-field"]')
        .last()
        .fill(lineFor(`${model}.*`));
  } else await box.fill(widget === 'text' ? paragraph() : lineFor(model));
}

function lineFor(model: string): string {
  const line = lines().find((one) => schemaAt(model)?.safeParse(one).success);
  if (line === undefined) throw new Error(`no line of this test fits ${model}`);
  return line;
}

/** Writes one paragraph into the body, which begins with an empty box. */
async function writeBody(page: Page, { extension }: Kind): Promise<void> {
  if (extension === '.yaml') return;
  await page.locator('.desk-block textarea').last().fill(paragraph());
}

async function moveTo(page: Page, column: string): Promise<void> {
  await page.getByRole('button', { name: /状态/ }).click();
  await page.getByRole('menuitem', { name: column }).click();
}

/** 推 writes it, 审 and 定 pass it on, each at a browser of their own. */
async function carry(browser: Browser, kind: ReturnType<typeof kindOf>): Promise<void> {
  const { name: collection } = kind;
  const client = await office.as('推甲');
  const status = () => client.status(`${collection}/${CODE}`);
  const tui = await deskAs(browser, office, '推甲', `#/collections/${collection}/new`);
  await tui.getByLabel('编码', { exact: true }).fill(CODE);
  await fillRequired(tui.locator('body'), controls(kind.fields), collection);
  await writeBody(tui, kind);
  await save(tui);
  await moveTo(tui, '审核（专工委）');
  await expect.poll(status).toBe('pending_review');
  const shen = await deskAs(browser, office, '审乙', `#/collections/${collection}/entries/${CODE}`);
  await moveTo(shen, '议定（主任会议）');
  await expect.poll(status).toBe('pending_publish');
  const ding = await deskAs(browser, office, '定丙', `#/collections/${collection}/entries/${CODE}`);
  ding.on('dialog', (dialog) => void dialog.accept());
  await ding.getByRole('button', { name: '议定', exact: true }).click();
  await ding.getByRole('menuitem', { name: '议定并发布', exact: true }).click();
  await expect.poll(() => client.published(fileOf(collection, CODE))).toContain(word);
  await Promise.all([tui, shen, ding].map((page) => page.context().close()));
}

async function expectLive(browser: Browser, kind: ReturnType<typeof kindOf>): Promise<void> {
  const address = entryPath(kind.name, CODE);
  const site = `http://127.0.0.1:${office.port}`;
  const reader = await browser.newPage();
  await reader.goto(site + address);
  const [, anchor] = address.split('#');
  await expect(reader.locator(anchor === undefined ? 'main' : `#${anchor}`)).toContainText(word);
  if (isFound(kind)) {
    await reader.goto(`${site}/search/#${new URLSearchParams({ q: word })}`);
    await expect(reader.locator(`.search-found a[href^="${address}"]`).first()).toBeVisible();
  }
  await reader.close();
}

for (const kind of kindNames.map(kindOf)) {
  test(`${kind.label}：the smallest entry goes from an empty form to the reader`, async ({ browser }) => {
    test.setTimeout(300_000);
    word = `新井台${'甲乙丙丁戊己庚辛壬癸'.charAt(kindNames.indexOf(kind.name))}`;
    await carry(browser, kind);
    await office.desk.builder.idle();
    expect(failure).toBeUndefined();
    await expectLive(browser, kind);
  });
}
