/** What the page of accounts asks of the desk's server. */
import type { AccountRow, AccountsAnswer } from '../../api/accounts.ts';
import type { NoticeForm } from '../../api/notices.ts';
import { askSignedIn, sendSignedIn } from '../api-client.ts';

export const readAccounts = async (): Promise<AccountsAnswer> => (await askSignedIn('accounts')) as AccountsAnswer;

interface Made {
  readonly name: string;
  /** Of an account that is new, or whose password was reset; shown once. */
  readonly password?: string;
}

export const saveAccount = async (account: AccountRow): Promise<Made> =>
  (await sendSignedIn('accounts', account)) as Made;

export const resetPassword = async (name: string): Promise<Made> =>
  (await sendSignedIn('accounts/reset', { name })) as Made;

const message = async (path: string, body: unknown): Promise<string> =>
  ((await sendSignedIn(path, body)) as { message: string }).message;

export const unlock = (name: string): Promise<string> => message('accounts/unlock', { name });
export const removeAccount = (name: string): Promise<string> => message('accounts/remove', { name });
export const changePassword = (old: string, fresh: string): Promise<string> => message('password', { old, fresh });

export const readNotices = async (): Promise<NoticeForm> => (await askSignedIn('notices')) as NoticeForm;
export const saveNotices = (form: NoticeForm): Promise<string> => message('notices', form);
export const tryNotices = (form: NoticeForm): Promise<string> => message('notices/try', form);
