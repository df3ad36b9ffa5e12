// A route of the contract whose right to be used is one that the rights table knows.
import type { Route } from '#contract/route.ts';
import type { Action, OpenTo } from '#desk/rights.ts';

export type CheckedRoute = Route & { readonly action: Action | OpenTo };
