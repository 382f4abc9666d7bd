import { describe, expect, it } from 'vitest';
import { deskPolicy } from '../../api/policy.ts';
import { deskConfig } from '../forms/desk-config.ts';
import { forgeOrigins, proposalsPage } from './forge-config.ts';

const address = 'https://git.example.gov.cn:8443/forge';
const forgejo = { kind: 'forgejo', address, repository: 'renda/site', appId: 'app-1' } as const;
const gitlab = { kind: 'gitlab', address, repository: 'renda/content/site', branch: 'web', appId: 'app-1' } as const;
const signIn = 'https://oauth.example.gov.cn';
const github = { kind: 'github', address: 'https://github.com', repository: 'renda/site', signIn } as const;

describe('the configuration for a forge', () => {
  it('names what the chosen back end reads', () => {
    expect(deskConfig(forgejo)['backend']).toEqual({
      ...{ name: 'forgejo', repo: 'renda/site', branch: 'main', app_id: 'app-1' },
      api_root: `${address}/api/v1`,
    });
    expect(deskConfig(gitlab)['backend']).toEqual({
      ...{ name: 'gitlab', repo: 'renda/content/site', branch: 'web', app_id: 'app-1', auth_type: 'pkce' },
      ...{ base_url: address, api_root: `${address}/api/v4` },
    });
    expect(deskConfig(github)['backend']).toEqual({
      ...{ name: 'github', repo: 'renda/site', branch: 'main' },
      ...{ base_url: signIn, api_root: 'https://api.github.com' },
    });
    const own = { ...github, address: 'https://github.example.gov.cn' } as const;
    expect(deskConfig(own)['backend']).toMatchObject({ api_root: 'https://github.example.gov.cn/api/v3' });
  });

  it('keeps the editorial workflow and has pictures drawn anew; the desk’s own server does that itself', () => {
    for (const forge of [forgejo, gitlab, github]) {
      expect(deskConfig(forge)).toMatchObject({
        publish_mode: 'editorial_workflow',
        media_processing: { enabled: true, strip_metadata: true },
      });
    }
    expect(deskConfig()).toMatchObject({ backend: { name: 'desk' } });
    expect(deskConfig()).not.toHaveProperty('media_processing');
  });

  it('offers the same forms whatever keeps the entries', () => {
    expect(deskConfig(forgejo)['collections']).toEqual(deskConfig()['collections']);
  });

  it('names the paths of the repository, in which the office may lie in a folder of its own', () => {
    interface Paths {
      readonly media_folder: string;
      readonly public_folder: string;
      readonly collections: readonly {
        readonly folder?: string;
        readonly files?: readonly { readonly file: string }[];
      }[];
    }
    const pathsOf = (prefix?: string) => {
      const { media_folder, public_folder, collections } = deskConfig(forgejo, prefix) as unknown as Paths;
      const entries = collections.flatMap(({ folder, files = [] }) => folder ?? files.map(({ file }) => file));
      return { words: public_folder, files: [media_folder, ...entries] };
    };
    const top = pathsOf();
    expect(top.files).toEqual(expect.arrayContaining(['pictures', 'briefings', 'site.yaml']));
    expect(pathsOf('content/jia/')).toEqual({
      words: top.words,
      files: top.files.map((path) => `content/jia/${path}`),
    });
  });

  it('lets the page talk to the forge and to nobody else', () => {
    expect(forgeOrigins(forgejo)).toEqual(['https://git.example.gov.cn:8443']);
    expect(forgeOrigins(github)).toEqual(['https://api.github.com']);
    const policy = deskPolicy({ origins: forgeOrigins(gitlab) });
    expect(policy).toContain("connect-src 'self' blob: https://git.example.gov.cn:8443;");
    expect(deskPolicy()).not.toContain('https:');
    for (const one of [policy, deskPolicy({ wasm: true })])
      expect(one).not.toMatch(/unsafe-eval'(?<!wasm-unsafe-eval')/);
  });

  it('knows where proposals are looked at', () => {
    expect(proposalsPage(gitlab)).toBe(`${address}/renda/content/site/-/merge_requests`);
    expect(proposalsPage(forgejo)).toBe(`${address}/renda/site/pulls`);
  });
});
