/** The picture library: a picture uploaded outside any draft is kept at once, and stands on no page until one uses it. */
import { withFields } from '#entry-file/fields.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import type { TreeChanges } from './git.ts';
import { uploadAt } from './paths.ts';
import { DESCRIPTIONS } from './picture-library.ts';
import { newEvent, messageOf } from './record.ts';
import { Refusal, refuseText } from './refusal.ts';
import { MAIN } from './refs.ts';
import { required } from './seen-version.ts';
import { officeFor } from './settings.ts';
import { mayWithdraw, mayWrite } from './steps.ts';
import type { Person } from './steps.ts';
import type { Upload } from './uploads.ts';
import { mainOf } from './workflow.ts';
import type { Workflow } from './workflow.ts';

/** Adds a picture; never writes over another one. @returns its content id. */
export async function saveUpload(flow: Workflow, person: Person, upload: Upload): Promise<string> {
  mayWrite(person);
  return flow.mutex.run(async () => {
    const { store } = flow;
    const main = await mainOf(store);
    const oid = await store.writeBlob(upload.content);
    const present = await store.oidAt(main, upload.path);
    if (present === oid) return oid;
    if (present !== undefined) {
      throw new Refusal(409, '图片库里已经有同名的图片了，没有上传，以免换掉别的稿件里的图。请换一个名字。');
    }
    await keep(flow, person, upload.path, { [upload.path]: oid });
    return oid;
  });
}

/** Commits a change of the library. @returns the commit. */
async function keep(flow: Workflow, person: Person, about: string, changes: TreeChanges): Promise<string> {
  const { store } = flow;
  const main = await mainOf(store);
  const tree = await store.writeTree(main, changes);
  const message = messageOf(newEvent('upload', person, 'draft', flow.now()), about);
  const identity = { name: person.name, email: 'desk@desk.invalid' };
  const commit = await store.writeCommit(tree, [main], message, identity, flow.now());
  await store.moveRefs([{ ref: MAIN, to: commit, from: main }]);
  return commit;
}

/** Says what a picture shows; nothing takes the description away. */
export async function describePicture(flow: Workflow, person: Person, name: string, words: string): Promise<void> {
  mayWrite(person);
  await flow.mutex.run(async () => {
    const { store } = flow;
    const main = await mainOf(store);
    if ((await store.oidAt(main, uploadAt(`${PICTURE_FOLDER}/${name}`))) === undefined) {
      throw new Refusal(404, '图片库里没有这张图片，请刷新图片库。');
    }
    const kept = await store.oidAt(main, DESCRIPTIONS);
    const before = kept === undefined ? '' : (await store.blob(kept)).toString();
    const text = withFields(before, { [name]: words === '' ? undefined : words });
    if (text === before) return;
    await refusePersonal(flow, text);
    await keep(flow, person, DESCRIPTIONS, { [DESCRIPTIONS]: await store.writeBlob(text) });
  });
}

async function refusePersonal({ store, inspection, now }: Workflow, text: string): Promise<void> {
  const office = await officeFor(store, DESCRIPTIONS, text, now());
  const { errors: found } = await inspection.text({ file: DESCRIPTIONS, raw: text, office });
  if (found.length > 0) throw refuseText('图片说明没有保存，里面有不能保存的文字：', found);
}

export interface Replacing {
  readonly upload: Upload;
  /** The content id of the picture on the screen. */
  readonly seen: string | undefined;
}

/** Puts another picture in the place of one: every page that shows it changes, so that 定 decides. @returns its content id. */
export async function replacePicture(flow: Workflow, person: Person, { upload, seen }: Replacing): Promise<string> {
  mayWithdraw(person, '换图片');
  const read = required(seen);
  return flow.mutex.run(async () => {
    const { store } = flow;
    const there = await store.oidAt(await mainOf(store), upload.path);
    if (there === undefined) throw new Refusal(404, '图片库里没有这张图片，请刷新图片库。');
    if (there !== read) throw new Refusal(409, '这个名字下面已经换了一张图片，没有再换。请刷新图片库再看。');
    const oid = await store.writeBlob(upload.content);
    if (oid === there) return oid;
    const commit = await keep(flow, person, upload.path, { [upload.path]: oid });
    flow.published(commit, person, upload.path, 'decide');
    return oid;
  });
}
