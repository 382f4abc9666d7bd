/** What the desk may touch: every path that is not an entry, the settings or a picture is refused. */
import { describe, expect, it } from 'vitest';
import { collectionAt, draftKeyOf, entryAt, noticeOf, safeUpload, uploadAt } from './paths.ts';
import { Refusal } from './refusal.ts';

/** The status that a request would be answered with. */
function refusalOf(ask: () => unknown): [status: number, message: string] | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.status, error.message];
  }
}

const long = (length: number) => 'a'.repeat(length);

describe('the path of an entry', () => {
  it.each([
    ['cases/well.mdx', 'cases', 'well'],
    ['briefings/2020-001.md', 'briefings', '2020-001'],
    ['places/yi.yaml', 'places', 'yi'],
    [`deputies/${long(80)}.mdx`, 'deputies', long(80)],
    ['site.yaml', 'settings', 'site'],
  ])('is %s', (path, collection, slug) => {
    expect(entryAt(path)).toEqual({ path, collection, slug });
  });

  it.each([
    ['a folder that is none of the content', 'scripts/build.ts', 403],
    ['the folder of notices', 'withdrawn/cases-gone.yaml', 403],
    ['a name that every object has', 'constructor/a.mdx', 403],
    ['a folder in the folder', 'cases/2020/well.mdx', 403],
    ['a step upwards', '../cases/well.mdx', 403],
    ['a path from the root', '/cases/well.mdx', 403],
    ['a folder with something before it', 'x cases/well.mdx', 403],
    ['a line break behind it', 'cases/well.mdx\n/x', 403],
    ['another form of the settings', './site.yaml', 403],
    ['nothing', '', 403],
    ['the extension of another kind', 'cases/well.md', 422],
    ['a name without its extension', 'cases/well', 422],
    ['an extension without a name', 'cases/.mdx', 422],
    ['a capital letter', 'cases/Well.mdx', 422],
    ['Chinese', 'cases/水井.mdx', 422],
    ['two dots', 'cases/...mdx', 422],
    ['a blank', 'cases/a b.mdx', 422],
    ['a name of Windows itself', 'cases/con.mdx', 422],
    ['a name that is too long', `cases/${long(81)}.mdx`, 422],
  ])('is not one with %s', (_what, path, status) => {
    expect(refusalOf(() => entryAt(path))?.[0]).toBe(status);
  });

  it('is refused with the code that was given, as much of it as a message can hold', () => {
    expect(refusalOf(() => entryAt('cases/Well.mdx'))?.[1]).toContain('编码「Well」不能用');
    expect(refusalOf(() => entryAt(`cases/${long(200)}.mdx`))?.[1]).toContain(`编码「${long(80)}」不能用`);
  });
});

describe('the key of a draft', () => {
  it.each([
    ['cases', 'well'],
    ['settings', 'site'],
  ])('is %s/%s', (collection, slug) => {
    expect(draftKeyOf(collection, slug)).toEqual({ collection, slug });
  });

  it.each([
    ['nowhere', 'well'],
    ['toString', 'well'],
    ['settings', 'other'],
    ['cases', 'Well'],
    ['cases', long(81)],
    ['cases', ''],
  ])('is not %s/%s', (collection, slug) => {
    expect(draftKeyOf(collection, slug)).toBeUndefined();
  });
});

describe('the collection of a folder', () => {
  it.each(['cases', 'cases/'])('is known by %s', (folder) => {
    expect(collectionAt(folder)).toBe('cases');
  });

  it.each(['', '/', 'nowhere', 'cases/2020', '/cases', 'cases//', 'settings', 'valueOf'])(
    'is not known by “%s”',
    (folder) => {
      expect(refusalOf(() => collectionAt(folder))).toEqual([403, '没有这个栏目。']);
    },
  );
});

it('a notice is named after the kind and the code of what was withdrawn', () => {
  expect(noticeOf({ collection: 'cases', slug: 'well' })).toBe('withdrawn/cases-well.yaml');
});

describe('an upload', () => {
  it.each([
    'pictures/a.jpg',
    'pictures/a.jpeg',
    'pictures/看井人.png',
    'pictures/2020-1_井.v2.webp',
    `pictures/${long(196)}.jpg`,
  ])('may be %s', (path) => {
    expect(uploadAt(path)).toBe(path);
  });

  it('is kept in the one form that its letters have', () => {
    expect(uploadAt('pictures/e\u0301.jpg')).toBe('pictures/\u00e9.jpg');
  });

  it.each([
    ['a folder of entries', 'cases/a.jpg', 403],
    ['a folder whose name goes on', 'pictures2/a.jpg', 403],
    ['no folder', 'a.jpg', 403],
    ['a folder in the folder', 'pictures/x/a.jpg', 403],
    ['a step upwards', 'pictures/../a.jpg', 403],
    ['another kind of file', 'pictures/a.svg', 422],
    ['an extension in capitals', 'pictures/a.JPG', 422],
    ['a second extension behind it', 'pictures/a.jpg.html', 422],
    ['a hidden file', 'pictures/.jpg', 422],
    ['a hyphen before it', 'pictures/-a.jpg', 422],
    ['a hyphen behind it', 'pictures/a-.jpg', 422],
    ['a blank', 'pictures/a b.jpg', 422],
    ['a sign', 'pictures/a$.jpg', 422],
    ['a name of Windows itself', 'pictures/con.jpg', 422],
    ['a name of Windows itself before a dot', 'pictures/nul.2024.jpg', 422],
    ['a name that is too long', `pictures/${long(197)}.jpg`, 422],
    ['a name that is too long in Chinese', `pictures/${'井'.repeat(66)}.jpg`, 422],
  ])('is not %s', (_what, path, status) => {
    expect(refusalOf(() => uploadAt(path))?.[0]).toBe(status);
  });
});

describe('a name made safe', () => {
  it.each([
    ['pictures/看 井(1).PNG', 'pictures/看-井-1.png'],
    ['pictures/a.jpg', 'pictures/a.jpg'],
    ['pictures/a   b.jpg', 'pictures/a-b.jpg'],
    ['pictures/_a_.jpg', 'pictures/a.jpg'],
    ['pictures/a_b.v2.jpg', 'pictures/a_b.v2.jpg'],
    ['pictures/$$$.jpg', 'pictures/图片.jpg'],
    ['pictures/.jpg', 'pictures/图片.jpg'],
    ['pictures/e\u0301.jpg', 'pictures/\u00e9.jpg'],
    ['看井.jpg', '看井.jpg'],
    ['v1.2/看井', 'v1.2/看井'],
    ['pictures/看井', 'pictures/看井'],
  ])('of %s is %s', (given, safe) => {
    expect(safeUpload(given)).toBe(safe);
  });
});
