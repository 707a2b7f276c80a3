// What carries out a request, typed by the contract: it takes what the request says and gives what it is answered with.

import type { Answer, RequestOf, RequestType } from '../../../shared/contract/requests.ts';
import type { Workspace } from './workspace.ts';

/** Carries out the requests of one type. */
export type Handler<Type extends RequestType> = (
  request: RequestOf<Type>,
  workspace: Workspace,
) => Answer<Type> | Promise<Answer<Type>>;

/** A handler for every request of the contract. */
export type Handlers = { readonly [Type in RequestType]: Handler<Type> };
