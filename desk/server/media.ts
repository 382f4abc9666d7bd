/** The picture library: a picture uploaded outside any draft is kept at once, and stands on no page until one uses it. */
import { act, messageOf } from './record.ts';
import { Refusal } from './refusal.ts';
import { MAIN } from './repository.ts';
import { mayWrite } from './steps.ts';
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
    const tree = await store.writeTree(main, { [upload.path]: oid });
    const message = messageOf(act('upload', person, 'draft', flow.now()), upload.path);
    const identity = { name: person.name, email: 'desk@desk.invalid' };
    const commit = await store.writeCommit(tree, [main], message, identity, flow.now());
    await store.moveRefs([{ ref: MAIN, to: commit, from: main }]);
    return oid;
  });
}
