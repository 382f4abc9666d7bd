/** Names of files that mean other files, and files that are not what their names say. */
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Chapter, Row, World } from './row.ts';

const WORD = 'name: 接待日\nsummary: 人大代表在固定的日子接待选民。\n';
const MDX = (picture: string) =>
  `---\nname: 吴某\noffices: [乙镇人大代表]\nsummary: 照看老水井。天天都去。\nplace: yi\nsource: 2020-001\ntopics: [water]\n---\n\n吴某照看老水井。\n\n![老水井](../pictures/${picture})\n`;

const printable = (path: string) => JSON.stringify(path).slice(1, -1).slice(0, 60);

/** Every ref, so that a refusal can be seen to have changed nothing. */
const refs = ({ office }: World): Promise<string> => office.desk.flow.store.text(['for-each-ref', 'refs/heads']);

const SAVED = [
  '../../../etc/passwd',
  'glossary/../../../x.yaml',
  'glossary/..%2f..%2fx.yaml',
  'glossary/%2e%2e/x.yaml',
  'glossary/./x.yaml',
  'glossary//x.yaml',
  'glossary/a\\..\\..\\x.yaml',
  'glossary/a/b/c/deep.yaml',
  'glossary/.git/x.yaml',
  'glossary/git~1/x.yaml',
  'glossary/-x.yaml',
  'glossary/--upload-pack=x.yaml',
  'glossary/CON.yaml',
  'glossary/nul.yaml',
  `glossary/${'a'.repeat(81)}.yaml`,
  'glossary/😀.yaml',
  'glossary/\u202Eabc.yaml',
  'glossary/词.yaml',
  'glossary/x.yaml\n',
  'glossary/x\n.yaml',
  'glossary/a\tb.yaml',
  'glossary/x.yml',
  'glossary/ｘ.yaml',
  'glossary/x.yaml\u0000.yaml',
  'glossary/jie.yaml\u0000100644 0000000000000000000000000000000000000000\tsite.yaml',
  '__proto__/x.yaml',
  'constructor/x.yaml',
  'withdrawn/briefings-x.yaml',
  'site.yaml/x.yaml',
  'GLOSSARY/x.yaml',
  'package.json',
  '.git/config',
  'glossary/:(top)x.yaml',
  'glossary/a*.yaml',
  'glossary/a:b.yaml',
];

const KEYS = [
  'glossary/../main',
  'glossary/../../desk/discarded',
  '--all',
  'glossary/-x',
  'glossary/x@{0}',
  'glossary/x^{tree}',
  'a/b/c',
  '__proto__/x',
  'glossary/\u0000',
  '../heads/main',
];

const PICTURES = [
  'pictures/../x.jpg',
  'pictures/a/b.jpg',
  'pictures/..jpg',
  'pictures/x.svg',
  'pictures/x.jpg\u0000',
  'pictures/"x.jpg',
  'pictures/CON.jpg',
  'pictures/a\nb.jpg',
  'pictures/\u202Egpj.jpg',
  'public/x.jpg',
];

const savedAs = (path: string): Row => ({
  what: `把稿子存成“${printable(path)}”`,
  origin: 'ASVS 5.3.2',
  run: async (world) => {
    const before = await refs(world);
    const answer = await world.as('推甲').save(path, WORD);
    expect([403, 422]).toContain(answer.status);
    expect(answer.body.error).toMatch(/\p{Script=Han}/u);
    expect(await refs(world)).toBe(before);
  },
});

const openedAs = (id: string): Row => ({
  what: `打开编码为“${printable(id)}”的稿子`,
  origin: 'ASVS 8.2.2',
  run: async ({ as }) => expect((await as('定丙').decap('unpublishedEntry', { id })).status).toBe(404),
});

const pictureAt = (path: string): Row => ({
  what: `取图片“${printable(path)}”`,
  origin: 'ASVS 5.3.2',
  run: async ({ as }) => expect([403, 404, 422]).toContain((await as('推甲').decap('getMediaFile', { path })).status),
});

/** A save of a new page with a file that calls itself a picture. */
const upload = (
  what: string,
  origin: string,
  name: string,
  content: () => Promise<Buffer> | Buffer,
  named = name,
): Row => ({
  what,
  origin,
  run: async (world) => {
    const before = await refs(world);
    const asset = { path: `pictures/${name}`, content: (await content()).toString('base64'), encoding: 'base64' };
    const answer = await world.as('推甲').save('deputies/tu-pian.mdx', MDX(named), [asset]);
    expect([403, 409, 413, 415, 422]).toContain(answer.status);
    expect(await refs(world)).toBe(before);
  },
});

const plain = (width: number, height = width) =>
  sharp({ create: { width, height, channels: 3, background: 'red' }, limitInputPixels: false })
    .png()
    .toBuffer();

export const paths: Chapter = {
  title: '文件名和图片',
  rows: [
    ...SAVED.map(savedAs),
    ...KEYS.map(openedAs),
    ...PICTURES.map(pictureAt),
    upload('网页冒充图片', 'ASVS 5.2.2', 'a.png', () => Buffer.from('<html><script>alert(1)</script></html>')),
    upload('矢量图冒充位图', 'ASVS 5.2.2', 'a.png', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    upload('图片被截断', 'ASVS 5.2.2', 'a.png', async () => (await plain(200)).subarray(0, 60)),
    upload('空的图片', 'ASVS 5.2.2', 'a.png', () => Buffer.alloc(0)),
    upload('像素极多的图片', 'ASVS 5.2.6', 'a.png', () => plain(20_000)),
    upload('稿子没有用到的图片', 'ASVS 2.2.3', 'b.png', () => plain(8), 'a.png'),
    upload('和图片库里同名的另一张图片', 'ASVS 5.3.2', 'lu-mian.png', () => plain(8)),
    upload('只有大小写不同的同名图片', 'ASVS 5.3.2', 'LU-MIAN.png', () => plain(8)),
    {
      what: '照片里的拍摄地点留在公开的文件里',
      origin: 'ASVS 14.2.8',
      run: async ({ as, office }) => {
        const photo = await sharp(await plain(8))
          .withExif({ IFD0: { Copyright: '甲', ImageDescription: '乙' }, IFD3: { GPSLatitudeRef: 'N' } })
          .jpeg()
          .toBuffer();
        const asset = { path: 'pictures/zhao-pian.jpg', content: photo.toString('base64'), encoding: 'base64' };
        expect((await as('推甲').save('deputies/zhao-pian.mdx', MDX('zhao-pian.jpg'), [asset])).status).toBe(200);
        const { store } = office.desk.flow;
        const oid = await store.oidAt('refs/heads/cms/deputies/zhao-pian', 'pictures/zhao-pian.jpg');
        expect((await sharp(await store.blob(oid ?? '')).metadata()).exif).toBeUndefined();
      },
    },
  ],
};
