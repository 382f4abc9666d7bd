import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readHanded, readOffice, site } from './handed.ts';

const files: Record<string, unknown> = {
  './config.json': { backend: { name: 'desk' } },
  './office.json': { site: { site: 'https://example.test', base: '/jia/' }, proposals: 'https://git.example.test' },
};

beforeEach(() => {
  vi.stubGlobal('fetch', (file: string) =>
    Promise.resolve(file in files ? Response.json(files[file]) : new Response(null, { status: 404 })),
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('what the page of the desk is handed', () => {
  it('says where the office’s pages stand, for everything that is drawn afterwards', async () => {
    const { config, office } = await readOffice();
    expect(config).toEqual({ backend: { name: 'desk' } });
    expect(office).toEqual(files['./office.json']);
    expect(site).toEqual({ site: 'https://example.test', base: '/jia/' });
  });

  it('is missed by name, in Chinese', async () => {
    await expect(readHanded('content/cases.json')).rejects.toThrow('编务台缺少文件 content/cases.json');
  });
});
