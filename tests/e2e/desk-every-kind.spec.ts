/**
 * The smallest valid entry of every kind, from an empty form to the reader:
 * new, saved, 推, 审, 定, all of them built at once by the site's own build,
 * and each found where the site shows and searches it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
import type { DeskEvent } from '#desk/server/event-stream.ts';
import { openOffice, threeApprovers } from '../desk/office.ts';
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

test.beforeAll(async () => {
  root = await secondOffice();
  const settings = join(officeFolder(root), 'site.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('base: /jia/', 'base: /'));
  office = await openOffice({ office: officeFolder(root) }, deskFiles);
});
test.afterAll(async () => {
  await closeDeskOffice(office);
  rmSync(root, { recursive: true, force: true });
});

/** Ends the desk, whose build costs nothing, and opens it with the site's own. @returns what it said at the end. */
async function buildSite(): Promise<DeskEvent | undefined> {
  const quick = office.desk.releases.folder() ?? '';
  await office.stop();
  // As if nothing had been built before.
  rmSync(dirname(quick), { recursive: true });
  office = await openOffice({ office: officeFolder(root), buildScript: program }, deskFiles);
  let last: DeskEvent | undefined;
  office.desk.events.hear((event) => (last = event.type === 'build' ? event : last));
  await office.desk.builder.request();
  return last;
}

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

/** Written at a browser; how 审 and 定 pass drafts on at theirs, other tests show. */
async function carry(browser: Browser, kind: ReturnType<typeof kindOf>): Promise<void> {
  const { name: collection } = kind;
  const [client, shen, ding] = await threeApprovers(office);
  const page = await deskAs(browser, office, '推甲', `#/collections/${collection}/new`);
  await page.getByLabel('编码', { exact: true }).fill(CODE);
  await fillRequired(page.locator('body'), controls(kind.fields), collection);
  await writeBody(page, kind);
  await save(page);
  await page.context().close();
  const key = `${collection}/${CODE}`;
  expect((await client.move(key, 'pending_review')).status).toBe(200);
  expect((await shen.move(key, 'pending_publish')).status).toBe(200);
  expect((await ding.publish(key)).body.error).toBeUndefined();
  expect(await client.published(fileOf(collection, CODE))).toContain(word);
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

/** A word for each kind. */
const wordOf = (kind: ReturnType<typeof kindOf>): string =>
  `新井台${'甲乙丙丁戊己庚辛壬癸'.charAt(kindNames.indexOf(kind.name))}`;

test('the smallest entry of every kind goes from an empty form to the reader', async ({ browser }) => {
  for (const kind of kindNames.map(kindOf)) {
    word = wordOf(kind);
    await test.step(`${kind.label} is written and published`, () => carry(browser, kind));
  }
  expect(await buildSite()).toMatchObject({ type: 'build', state: 'done' });
  for (const kind of kindNames.map(kindOf)) {
    word = wordOf(kind);
    await test.step(`${kind.label} is read and found`, () => expectLive(browser, kind));
  }
});
