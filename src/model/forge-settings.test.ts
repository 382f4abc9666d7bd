import { describe, expect, it } from 'vitest';
import { forgeSettings } from './forge-settings.ts';

const forgejo = { kind: 'forgejo', address: 'https://git.example.gov.cn', repository: 'renda/site', appId: 'abc-1' };
const gitlab = { ...forgejo, kind: 'gitlab', repository: 'renda/content/site', branch: 'release/web' };
const github = {
  ...{ kind: 'github', address: 'https://github.com', repository: 'renda/site' },
  signIn: 'https://oauth.example.gov.cn',
};

const said = (given: unknown) =>
  forgeSettings.schema.safeParse(given).error?.issues.map(({ path, message }) => `${path.join('.')}：${message}`);

describe('the setting of a forge', () => {
  it.each([forgejo, gitlab, github])('accepts what $kind needs', (settings) => {
    expect(said(settings)).toBeUndefined();
  });

  it.each([
    ['an unknown kind', { ...forgejo, kind: 'gitea' }, /^kind：「平台」只能是：forgejo/],
    [
      'plain http',
      { ...forgejo, address: 'http://git.example.gov.cn' },
      /^address：「平台地址」（address）应当以 https/,
    ],
    ['a slash at the end', { ...forgejo, address: 'https://git.example.gov.cn/' }, /^address：.*末尾不加“\/”/],
    ['signs that would end the policy', { ...forgejo, address: "https://a.cn; script-src 'x'" }, /^address：/],
    ['no repository', { ...forgejo, repository: undefined }, /^repository：.*应当写成“组织\/仓库”/],
    ['a repository without its owner', { ...forgejo, repository: 'site' }, /^repository：.*例如 renda\/site/],
    ['three levels on Forgejo', { ...forgejo, repository: 'a/b/c' }, /^repository：Forgejo 的仓库只有两级/],
    ['no application', { ...gitlab, appId: undefined }, /^appId：用 GitLab 要写「应用编号」（appId）/],
    ['a sign-in proxy where none is needed', { ...forgejo, signIn: github.signIn }, /^signIn：.*请删去这一项/],
    ['GitHub without its proxy', { ...github, signIn: undefined }, /^signIn：用 GitHub 要写「登录中转」（signIn）/],
    ['an application on GitHub', { ...github, appId: 'x' }, /^appId：.*请删去这一项/],
    ['a path on GitHub', { ...github, address: 'https://github.com/renda' }, /^address：.*只写到域名为止/],
    ['no address at all on GitHub', { ...github, address: 'github' }, /^address：「平台地址」（address）应当以 https/],
    ['a branch with a space', { ...forgejo, branch: 'my branch' }, /^branch：「分支」/],
    ['a word too many', { ...forgejo, token: 'x' }, /^：没有「token」这一项。可以写的有：kind（平台）/],
  ])('says in Chinese what to write: %s', (_what, settings, sentence) => {
    expect(said(settings)).toEqual([expect.stringMatching(sentence)]);
  });
});
