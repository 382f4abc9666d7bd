/** The pages that were taken down, one for each address that still answers. */
import type { Withdrawal } from '#model/withdrawal.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { readWithdrawals } from '#archive/withdrawals.ts';
import { once } from './collections.ts';

export const withdrawnPages = once(
  async (): Promise<readonly { readonly path: string; readonly withdrawal: Withdrawal }[]> =>
    readWithdrawals(officeFolder(process.cwd())).withdrawals.flatMap((withdrawal) =>
      withdrawal.addresses.map((path) => ({ path, withdrawal })),
    ),
);
