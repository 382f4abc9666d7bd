/** What the walk finds on the forge: three people, their teams, a repository with an office in a folder, the merge rules. */
import { randomUUID } from 'node:crypto';

export const PASSWORD = `Walk-${randomUUID()}`;
/** The name of the check that the protected branch asks for. */
const CHECK = 'renda/site';

/** One of the three approvers: the account, which is also the name of the team. */
export type Approver = 'tui' | 'shen' | 'ding';
const approvers: Readonly<Record<Approver, string>> = { tui: '推甲', shen: '审乙', ding: '定丙' };

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  /** Whose answer is wanted; the administrator's when left out. */
  readonly as?: string;
}

export class Forge {
  readonly address: string;
  /** Every walk is in an organisation of its own, so that one forge can be walked again. */
  readonly organisation = `renda-${randomUUID().slice(0, 8)}`;
  readonly repository = `${this.organisation}/site`;
  readonly #token: string;

  constructor(address: string, token: string) {
    this.address = address;
    this.#token = token;
  }

  account = (approver: Approver): string => `${approver}-${this.organisation}`;

  /** @returns the status and what was answered, whatever it is. */
  async ask(path: string, { method = 'GET', body, as }: Asked = {}): Promise<{ status: number; answer: unknown }> {
    const basic = Buffer.from(`${as ?? ''}:${PASSWORD}`).toString('base64');
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: as === undefined ? `token ${this.#token}` : `Basic ${basic}`,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, answer: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  }

  /** The same, where anything but a success ends the walk. */
  async want<Answer>(path: string, asked: Asked = {}): Promise<Answer> {
    const { status, answer } = await this.ask(path, asked);
    if (status >= 300) throw new Error(`${asked.method ?? 'GET'} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer as Answer;
  }

  post = <Answer>(path: string, body: unknown, as?: string): Promise<Answer> =>
    this.want<Answer>(path, { method: 'POST', body, ...(as !== undefined && { as }) });

  /** The address to push the office to. */
  get remote(): string {
    const url = new URL(`${this.address}/${this.repository}.git`);
    url.username = 'walk';
    url.password = this.#token;
    return url.href;
  }

  /** Three accounts, three teams that may write, and an empty repository of the organisation. */
  async preparePeople(): Promise<void> {
    await this.post('/orgs', { username: this.organisation, visibility: 'private' });
    for (const [approver, name] of Object.entries(approvers) as [Approver, string][]) {
      const username = this.account(approver);
      const email = `${username}@example.test`;
      const flags = { must_change_password: false, send_notify: false };
      await this.post('/admin/users', { username, full_name: name, email, password: PASSWORD, ...flags });
      const units = ['repo.code', 'repo.issues', 'repo.pulls'];
      const rights = { permission: 'write', includes_all_repositories: true, units };
      const { id } = await this.post<{ id: number }>(`/orgs/${this.organisation}/teams`, { name: approver, ...rights });
      await this.want(`/teams/${id}/members/${username}`, { method: 'PUT' });
    }
    await this.post(`/orgs/${this.organisation}/repos`, { name: 'site', private: true, default_branch: 'main' });
  }

  /** @returns the client's identifier. A page in a browser keeps no secret, so the client is a public one. */
  async prepareSignIn(desk: string): Promise<string> {
    const application = { name: this.organisation, redirect_uris: [desk], confidential_client: false };
    const { client_id } = await this.post<{ client_id: string }>('/user/applications/oauth2', application);
    return client_id;
  }

  /** The rules of docs/deploy.md: nobody pushes, 审 approves, the check passes, 定 merges. */
  async protectMain(): Promise<void> {
    await this.post(`/repos/${this.repository}/branch_protections`, {
      ...{ rule_name: 'main', branch_name: 'main', enable_push: false, apply_to_admins: true },
      ...{ required_approvals: 1, enable_approvals_whitelist: true, approvals_whitelist_teams: ['shen'] },
      ...{ block_on_rejected_reviews: true, dismiss_stale_approvals: true },
      ...{ enable_merge_whitelist: true, merge_whitelist_teams: ['ding'] },
      ...{ enable_status_check: true, status_check_contexts: [CHECK] },
    });
  }

  /** The text of a file on a branch; undefined when it is not there. */
  async file(path: string, branch: string): Promise<string | undefined> {
    return (await this.bytes(path, branch))?.toString();
  }

  async bytes(path: string, branch: string): Promise<Buffer | undefined> {
    const address = `/repos/${this.repository}/contents/${path.split('/').map(encodeURIComponent).join('/')}`;
    const { status, answer } = await this.ask(`${address}?ref=${encodeURIComponent(branch)}`);
    if (status === 404) return undefined;
    return Buffer.from((answer as { content: string }).content, 'base64');
  }

  /** The open proposal of a branch. */
  async proposal(branch: string): Promise<Proposal | undefined> {
    for (let page = 1; ; page++) {
      const found = await this.want<Proposal[]>(`/repos/${this.repository}/pulls?state=open&limit=50&page=${page}`);
      const one = found.find(({ head }) => head.ref === branch);
      if (one !== undefined || found.length === 0) return one;
    }
  }

  /** What the forge's pipeline would say of a proposal. */
  async pass({ head }: Proposal): Promise<void> {
    await this.post(`/repos/${this.repository}/statuses/${head.sha}`, { context: CHECK, state: 'success' });
  }

  /** How many approvals hold. */
  async approvals({ number }: Proposal): Promise<number> {
    const path = `/repos/${this.repository}/pulls/${number}/reviews`;
    const reviews = await this.want<{ state: string; dismissed: boolean }[]>(path);
    return reviews.filter(({ state, dismissed }) => state === 'APPROVED' && !dismissed).length;
  }

  approve({ number, head }: Proposal): Promise<unknown> {
    const review = { event: 'APPROVED', body: '同意', commit_id: head.sha };
    return this.post(`/repos/${this.repository}/pulls/${number}/reviews`, review, this.account('shen'));
  }
}

export interface Proposal {
  readonly number: number;
  readonly labels: readonly { readonly name: string }[];
  readonly head: { readonly ref: string; readonly sha: string };
}
