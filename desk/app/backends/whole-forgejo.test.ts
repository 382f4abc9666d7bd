import { expect, it } from 'vitest';
import { askForOneProposal, readWholeTrees } from './whole-forgejo.ts';
import type { ForgejoApi } from './whole-forgejo.ts';

const repository = { originRepoURL: '/repos/renda/site', branch: 'main' };
const searched = { getBranchPullRequest: () => Promise.resolve('searched') };

it('asks for the pages of a tree until there are no more, and for anything else once', async () => {
  const asked: string[] = [];
  const api: ForgejoApi = {
    ...repository,
    ...searched,
    request: (path, { params = {} } = {}) => {
      asked.push(`${path}?${new URLSearchParams(params as Record<string, string>)}`);
      const page = Number(params['page'] ?? 1);
      return Promise.resolve(
        path.includes('/git/trees/') ? { tree: page > 3 ? null : [page], total_count: 3 } : { page },
      );
    },
  };
  readWholeTrees(api);
  const params = { recursive: 1 };
  expect(await api.request('/repos/renda/site/git/trees/0c8f', { params })).toEqual({
    ...{ tree: [1, 2, 3], total_count: 3 },
  });
  expect(await api.request('/repos/renda/site/labels')).toEqual({ page: 1 });
  expect(asked).toEqual([
    '/repos/renda/site/git/trees/0c8f?recursive=1',
    '/repos/renda/site/git/trees/0c8f?recursive=1&page=2',
    '/repos/renda/site/git/trees/0c8f?recursive=1&page=3',
    '/repos/renda/site/labels?',
  ]);
});

it('asks for the one proposal of a branch, and searches where that is none or an old one', async () => {
  const known = { jing: { state: 'open' }, well: { state: 'closed' } };
  const api: ForgejoApi = {
    ...repository,
    ...searched,
    request: (path) => {
      const [, name = ''] = /^\/repos\/renda\/site\/pulls\/main\/cms\/topics\/(.*)$/.exec(path) ?? [];
      return name in known
        ? Promise.resolve(known[name as keyof typeof known])
        : Promise.reject(new Error('not found'));
    },
  };
  askForOneProposal(api);
  expect(await api.getBranchPullRequest('cms/topics/jing')).toEqual({ state: 'open' });
  expect(await api.getBranchPullRequest('cms/topics/well')).toBe('searched');
  expect(await api.getBranchPullRequest('cms/topics/none')).toBe('searched');
});
