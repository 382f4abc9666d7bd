/** The office's accounts, `.desk/accounts.json`: name, office, roles and an Argon2id hash of the password. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { Refusal } from './refusal.ts';
import { writeWhole } from './write-whole.ts';
import { roles } from './steps.ts';
import type { Person, Role } from './steps.ts';

const roleNames = Object.keys(roles) as Role[];
const byChinese = new Map<string, Role>(roleNames.map((role) => [roles[role], role]));

const name = z
  .string({ error: '账号要有「姓名」。' })
  .regex(/^[\p{L}\p{N}·]{1,20}$/u, '「姓名」用汉字、字母或数字，最多20个字，中间不留空格。');
const office = z
  .string({ error: '账号要有「单位」，例如 甲镇人大。' })
  .regex(/^\S(?:.{0,58}\S)?$/u, '「单位」只写一行，最多60个字，例如 甲镇人大。');
const password = z.string({ error: '账号要有「密码」。' }).min(8, '密码至少8位。').max(200, '密码最多200位。');

/** What an accounts file says: the password in plain words, roles in Chinese. */
const input = z
  .array(
    z.strictObject(
      {
        姓名: name,
        单位: office,
        角色: z
          .array(z.enum([...byChinese.keys()], { error: '「角色」只能是：推、审、定、管理。' }))
          .min(1, '「角色」至少写一个：推、审、定、管理。'),
        密码: password,
      },
      { error: '每个账号写四项：姓名、单位、角色、密码。' },
    ),
    { error: '账号文件应当是一个列表，每个账号前写“- ”。' },
  )
  .min(1, '账号文件是空的。');

const stored = z.array(
  z.object({
    name: z.string(),
    office: z.string(),
    roles: z.array(z.enum(roleNames)),
    hash: z.string(),
    place: z.string().optional(),
    email: z.string().optional(),
  }),
);

/** What 管理 says of an account at the desk. */
export const accountForm = z
  .strictObject({
    name,
    office,
    roles: z.array(z.enum(roleNames)).min(1, '「角色」至少选一个：推、审、定、管理。'),
    place: z.string().max(80).optional(),
    email: z.email({ error: '邮箱写得不对，例如 zhang@example.gov.cn。' }).max(200).optional(),
  })
  .refine(({ roles: given, place }) => place === undefined || given.every((role) => role === 'recommend'), {
    error: '只有“推”可以限定在一个地方；审、定、管理看全部稿子。',
  });

export type AccountForm = z.infer<typeof accountForm>;

export interface NewAccount extends Person {
  readonly password: string;
  readonly email?: string | undefined;
}

type Account = z.infer<typeof stored>[number];

/** The accounts that a YAML or JSON text lists; throws an Error in Chinese when it does not list any rightly. */
export function readAccountsFile(text: string): NewAccount[] {
  const checked = input.safeParse(parse(text));
  if (!checked.success) {
    const first = checked.error.issues.map(({ path, message }) => `  · 第${Number(path[0] ?? 0) + 1}个：${message}`);
    throw new Error(`账号文件有${first.length}处要改：\n${first.join('\n')}`);
  }
  return checked.data.map(accountOf);
}

/** What of one account's answers is not right, in Chinese; the account when all are. */
export function readAccount(given: Readonly<Record<string, unknown>>): NewAccount | readonly string[] {
  const checked = input.element.safeParse(given);
  return checked.success ? accountOf(checked.data) : checked.error.issues.map(({ message }) => message);
}

function accountOf(one: z.infer<typeof input.element>): NewAccount {
  return {
    name: one.姓名,
    office: one.单位,
    roles: one.角色.flatMap((role) => byChinese.get(role) ?? []),
    password: one.密码,
  };
}

export class Accounts {
  readonly #file: string;
  #unknown: Promise<string> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** Read at each question, so that accounts changed by the command line count at once. */
  all(): readonly Account[] {
    return existsSync(this.#file) ? stored.parse(JSON.parse(readFileSync(this.#file, 'utf8'))) : [];
  }

  person(called: string): Person | undefined {
    const found = this.all().find((one) => one.name === called);
    return found && personOf(found);
  }

  /** Another for each password and each account, also of one name: a session is good for the one it began with. */
  stamp(called: string): string | undefined {
    const found = this.all().find((one) => one.name === called);
    return found && createHash('sha256').update(found.hash).digest('base64url').slice(0, 22);
  }

  /** Changes what is said of an account; its password stays. */
  change({ name: called, ...said }: AccountForm): void {
    const all = this.all();
    this.#write(all.map((one) => (one.name === called ? { name: called, ...said, hash: one.hash } : one)));
  }

  async setPassword(called: string, secret: string): Promise<void> {
    const fresh = await hash(checkedPassword(secret));
    this.#write(this.all().map((one) => (one.name === called ? { ...one, hash: fresh } : one)));
  }

  /** Adds accounts, or replaces those of the same name. */
  async put(accounts: readonly NewAccount[]): Promise<void> {
    const fresh = await Promise.all(
      accounts.map(async ({ password: secret, ...person }) => ({
        ...person,
        roles: [...person.roles],
        hash: await hash(checkedPassword(secret)),
      })),
    );
    const names = new Set(fresh.map((one) => one.name));
    this.#write([...this.all().filter((one) => !names.has(one.name)), ...fresh]);
  }

  /** @returns whether there was such an account. */
  remove(called: string): boolean {
    const all = this.all();
    const left = all.filter((one) => one.name !== called);
    if (left.length < all.length) this.#write(left);
    return left.length < all.length;
  }

  /** The person whose name and password these are. An unknown name takes as long as a wrong password. */
  async check(called: string, secret: string): Promise<Person | undefined> {
    const found = this.all().find((one) => one.name === called);
    this.#unknown ??= hash('nobody has this password');
    const right = await verify(found?.hash ?? (await this.#unknown), secret);
    return found && right ? personOf(found) : undefined;
  }

  #write(accounts: readonly Account[]): void {
    writeWhole(this.#file, `${JSON.stringify(accounts, undefined, 2)}\n`);
  }
}

function personOf({ name: called, office: of, roles: given, place }: Account): Person {
  return { name: called, office: of, roles: given, ...(place !== undefined && { place }) };
}

/** @throws Error in Chinese for one that is too short. */
function checkedPassword(secret: string): string {
  const checked = password.safeParse(secret);
  if (!checked.success) throw new Refusal(422, checked.error.issues[0]?.message ?? '密码不能用。');
  return checked.data;
}
