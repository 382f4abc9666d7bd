/**
 * The pictures of a body where a forge keeps the entries. Nobody may push to
 * the branch that is published, so a picture waits in the page with the words
 * around it and is committed with them, to the draft's own branch.
 */
import { currentBackend } from 'decap-cms-core/dist/esm/backend.js';
import { persistMedia } from 'decap-cms-core/dist/esm/actions/mediaLibrary.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { DeskError } from '../api-client.ts';

/** @param prefix the office's folder in the repository, with its last `/`. */
export function forgePictures(prefix: string) {
  const published = new Map<string, Promise<string>>();
  return {
    /** @returns the name the picture will be kept under; Decap draws it anew as a JPEG without EXIF. */
    async uploadPicture(file: File): Promise<string> {
      const known = new Set(ofDraft().map(({ id }) => id));
      await store.dispatch(persistMedia(new File([file], plainName(file.name), { type: file.type })));
      const added = ofDraft().find(({ id }) => !known.has(id));
      if (added === undefined) throw new DeskError(0, '图片没有传上去：可能已经有这一张了，请从图片库里选。');
      return added.name;
    },

    pictureUrl(name: string): Promise<string> {
      const own = ofDraft().find((one) => one.name === name);
      const url = own?.url ?? own?.displayURL;
      if (url !== undefined) return Promise.resolve(url);
      const path = `${prefix}${PICTURE_FOLDER}/${name}`;
      const known =
        published.get(name) ??
        currentBackend(store.getState().config)
          .getMediaFile(path)
          .then(({ url }) => url);
      published.set(name, known);
      known.catch(() => published.delete(name));
      return known;
    },
  };
}

/** The pictures that the open draft brings along. */
function ofDraft(): readonly DraftPicture[] {
  return store.getState().entryDraft.getIn(['entry', 'mediaFiles'])?.toJS() ?? [];
}

interface DraftPicture {
  readonly id: string;
  readonly name: string;
  /** Of one that was chosen on this page. */
  readonly url?: string;
  /** Of one that came with the draft. */
  readonly displayURL?: string;
}

/** Decap's own cleaning leaves signs that the address of a picture in a text may not hold. */
function plainName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/-*\.-*/g, '.')
    .replace(/^[-.]+/, '');
}
