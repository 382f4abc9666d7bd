/** What a forge refuses, said in Chinese: its own words are English, and about merge requests. */
import { DeskError, sentenceOf } from '../api-client.ts';

/** The actions of Decap's back ends after which an editor waits for an answer, and what each is called. */
const actions = {
  persistEntry: '保存',
  updateUnpublishedEntryStatus: '移动',
  publishUnpublishedEntry: '发布',
  deleteUnpublishedEntry: '删除草稿',
  persistMedia: '传图片',
  deleteFiles: '删除',
} as const;
type Action = keyof typeof actions;

/** What of a back end is called here. */
export type Backend = Record<string, unknown>;
export type BackendClass = new (config: unknown, options?: unknown) => Backend;

/** The same back end, whose errors an editor can read. */
export function speaking(Plain: BackendClass): BackendClass {
  return class extends Plain {
    constructor(config: unknown, options?: unknown) {
      super(config, options);
      for (const name of Object.keys(actions) as Action[]) {
        const action = this[name] as (...given: readonly unknown[]) => Promise<unknown>;
        this[name] = async (...given: readonly unknown[]) => {
          try {
            return await action.apply(this, [...given]);
          } catch (error) {
            console.error(error);
            throw new DeskError(statusOf(error), refusalOf(name, error));
          }
        };
      }
    }
  };
}

const statusOf = (error: unknown): number => Number((error as { status?: unknown } | null)?.status ?? 0);

/** Why the forge did not carry an action out, and what to do about it. */
export function refusalOf(name: Action, error: unknown): string {
  const action = actions[name];
  const said = error instanceof Error ? error.message : String(error);
  if (/failed to fetch|networkerror|load failed/i.test(said))
    return `连不上代码平台，没有${action}。文字还在页面上，请检查网络后再试。`;
  if (/not under editorial workflow/.test(said)) return gone(action);
  if (/try again later/i.test(said)) return `代码平台还在检查这篇稿子，没有${action}。请过几秒再试。`;
  switch (statusOf(error)) {
    case 401:
      return `登录已经过期，没有${action}。请把没有保存的文字复制下来，再刷新页面重新登录。`;
    case 403:
    case 405:
      return name === 'publishUnpublishedEntry' ? NOT_MERGED : notAllowed(name, action);
    case 404:
      return gone(action);
    case 409:
    case 422:
      return name === 'publishUnpublishedEntry'
        ? NOT_MERGED
        : `这篇稿子刚刚被别人改过，没有${action}。请把您写的复制下来，再刷新页面。`;
    default:
      return sentenceOf(error);
  }
}

const gone = (action: string): string =>
  `代码平台上没有找到这篇稿子，没有${action}。别人可能已经发布或者删除了它，请刷新页面看看。`;

const NOT_MERGED =
  '代码平台没有让发布：可能还缺“审”的批准，检查没有通过，您没有合并的权限，或者同一个文件先发布了别的改动。请打开页脚的“待合并的稿子和检查结果”看看缺什么。';

function notAllowed(name: Action, action: string): string {
  if (name === 'persistMedia')
    return '图片库里不能直接传图片：发布用的分支谁都不能直接改。请打开稿子，在正文里插入图片，让它和稿子一起审核。';
  return `代码平台没有让${action}：您没有这项权限。请找代码平台的管理员。`;
}
