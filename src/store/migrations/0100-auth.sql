-- Accounts and sessions as better-auth 1.7 expects them (its own names, camelCase, instants as timestamptz by the wall
-- clock), then what is ours: who belongs to which organisation with which roles, and failures to sign in.

create table "user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null,
  "language" text
);

create table "session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade,
  "organisation" text
);
create index "session_userId_idx" on "session" ("userId");

create table "account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on "account" ("userId");

-- One-time links too: identifier "one-time:<sha256 of the secret>", value the user.
create table "verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create index "verification_identifier_idx" on "verification" ("identifier");

create table memberships (
  org text collate "C" not null,
  account text not null references "user" ("id") on delete cascade,
  person text collate "C",
  roles text[] not null,
  primary key (org, account)
);
create index memberships_of_account on memberships (account);

-- Tries since `since` (milliseconds) that were not followed by success. The key is a hash: no addresses are kept.
create table sign_in_failures (
  key text primary key,
  tries int not null,
  since bigint not null
);
