// Who belongs to which organisation, as whom and with which roles.
import type { Pool } from 'pg';
import type { OrgRole } from '#desk/actor.ts';
import type { OrgId } from '#desk/ports.ts';
import { ok, type Result, refuse } from '#desk/result.ts';
import { ORG_ROLES } from '#desk/rights.ts';
import type { Account, Membership } from './auth-port.ts';

export type Memberships = {
  /** In the order of organisation ids, and whether the account has a password: one round trip. */
  of(user: string): Promise<{ readonly all: readonly Membership[]; readonly has_password: boolean }>;
  save(user: string, membership: Membership): Promise<Result<undefined>>;
  accounts(org: OrgId): Promise<readonly Account[]>;
};

type Row = {
  readonly org: string | null;
  readonly person: string | null;
  readonly roles: readonly string[] | null;
  readonly has_password: boolean;
};

export function makeMemberships(pool: Pool): Memberships {
  return {
    async of(user) {
      const { rows } = await pool.query<Row>(
        `select m.org, m.person, m.roles,
           exists (select from "account" a where a."userId" = u."id" and a."password" is not null) as has_password
         from "user" u left join memberships m on m.account = u."id" where u."id" = $1 order by m.org`,
        [user],
      );
      const all = rows.flatMap(({ org, person, roles }) =>
        org === null ? [] : [{ org, person, roles: known(roles ?? []) }],
      );
      return { all, has_password: rows[0]?.has_password ?? false };
    },

    /** The organisation's rows are locked while it is made sure that one administrator stays. */
    async save(user, { org, person, roles }) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const { rows } = await client.query<{ account: string; roles: string[] }>(
          'select account, roles from memberships where org = $1 order by account for update',
          [org],
        );
        const administrators = rows.filter(it => it.roles.includes('administrator')).map(it => it.account);
        const only = administrators.length === 1 && administrators[0] === user;
        if (only && !roles.includes('administrator')) {
          await client.query('rollback');
          return refuse('last-administrator');
        }
        await client.query(
          `insert into memberships (org, account, person, roles) values ($1, $2, $3, $4)
           on conflict (org, account) do update set person = excluded.person, roles = excluded.roles`,
          [org, user, person, roles],
        );
        await client.query('commit');
        return ok(undefined);
      } catch (cause) {
        await client.query('rollback').catch(() => {});
        throw cause;
      } finally {
        client.release();
      }
    },

    async accounts(org) {
      const { rows } = await pool.query<{
        user: string;
        email: string;
        name: string;
        person: string | null;
        roles: string[];
      }>(
        `select u."id" as user, u."email", u."name", m.person, m.roles
         from memberships m join "user" u on u."id" = m.account where m.org = $1 order by u."email"`,
        [org],
      );
      return rows.map(row => ({ ...row, roles: known(row.roles) }));
    },
  };
}

const isRole = (text: string): text is OrgRole => ORG_ROLES.some(role => role === text);

/** A role that this version does not know gives no rights. */
const known = (roles: readonly string[]): readonly OrgRole[] => roles.filter(isRole);
