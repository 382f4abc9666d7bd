/** The office's settings as they are published, and what of them may be changed at the desk. */
import { isDeepStrictEqual } from 'node:util';
import { parseSettings } from '#archive/settings-file.ts';
import { ContentError } from '#archive/content-error.ts';
import { officeOf } from '#checks/office.ts';
import type { Office } from '#checks/office.ts';
import { lockedSettings, SITE_FILE, siteSettings } from '#model/site-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { errorAt } from '#lib/diagnostic.ts';
import { fieldOf } from '#entry-file/fields.ts';
import type { GitStore } from './git.ts';
import { Refusal } from './refusal.ts';
import { MAIN } from './refs.ts';

/** The published settings; a ContentError names what is wrong with them. */
export async function publishedSettings(store: GitStore): Promise<SiteSettings> {
  const { settings, diagnostics } = parseSettings(await publishedText(store));
  if (settings === undefined) throw new ContentError(diagnostics);
  return settings.values;
}

async function publishedText(store: GitStore): Promise<string> {
  const oid = await store.oidAt(MAIN, SITE_FILE);
  if (oid === undefined) {
    const said = '已发布的内容里没有这个文件。请在项目文件夹里写好它（用 git 的话还要提交），再重新启动。';
    throw new ContentError([errorAt('settings', { file: SITE_FILE }, said)]);
  }
  return (await store.blob(oid)).toString();
}

/** What the checks know of the office while `text` is looked at: new settings are checked as if they were in force. */
export async function officeFor(store: GitStore, path: string, text: string, now: Date): Promise<Office> {
  const given = path === SITE_FILE ? parseSettings(text).settings?.values : undefined;
  return officeOf(given ?? (await publishedSettings(store)), now);
}

/** Refuses settings that differ from the published ones in what only the administrator changes. */
export async function refuseLocked(store: GitStore, text: string): Promise<void> {
  const published = await publishedText(store);
  const changed = lockedSettings.filter((name) => !isDeepStrictEqual(fieldOf(text, name), fieldOf(published, name)));
  if (changed.length === 0) return;
  const named = changed.map((name) => `「${siteSettings.fields[name].control.label}」（${name}）`).join('、');
  throw new Refusal(
    403,
    `${named}在编务台里不能改：它们关系到网站的地址和谁能发布。请管理员改本单位文件夹里的 ${SITE_FILE}，再重新启动。`,
  );
}
