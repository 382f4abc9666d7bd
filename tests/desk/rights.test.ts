import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newProject, openOffice } from './office.ts';

const OTHERS = 0o077;
const rightsOf = (path: string) => statSync(path).mode & 0o777;

describe('the desk’s folder', () => {
  it('lets other users pass to the built site, and read nothing else', async () => {
    const root = newProject();
    const state = join(root, '.desk');
    const office = await openOffice({ office: root });
    await office.desk.builder.request();
    await office.stop();
    const again = await openOffice({ office: root });
    expect(rightsOf(state).toString(8)).toBe('711');
    const open = readdirSync(state).filter((name) => (rightsOf(join(state, name)) & OTHERS) !== 0);
    expect(open).toEqual(['site']);
    expect(rightsOf(join(state, 'site')).toString(8)).toBe('755');
    expect(rightsOf(join(state, 'site/current/index.html')).toString(8)).toBe('644');
    await again.stop();
    rmSync(root, { recursive: true });
  });
});
