import { connectActorBody, type BodyShape } from '../../shared/write/wire-body';
import { oneList, oneObject, onePage, shortAnswer, type AnswerLimits } from './answer-limits';

/**
 * What a call's answer has to be, so that an error object or a login page with status 200 never passes as data.
 * `plugin-response` is an object that says in `IsOk` whether it went well.
 */
export type AnswerKind = 'array' | 'object' | 'boolean' | 'text' | 'empty' | 'plugin-response';

/** One call of the WebAPI. */
export interface WebApiCall {
  name: string;
  kind: 'read' | 'write';
  /** Null where nobody has looked it up. */
  answer: AnswerKind | null;
  body: BodyShape;
  /** The most that its answer can mean. */
  limits: AnswerLimits;
}

interface DocumentedCall extends Omit<WebApiCall, 'name'> {
  /** Where the vendor documents it: the one place for what this table says. */
  page: string;
}

const reference = 'https://docs.superoffice.com/en/api/reference/restful';
const erpSync = (method: string) => `${reference}/agent/ErpSync_Agent/v1ErpSyncAgent_${method}.html`;

const limitsOf: Readonly<Record<AnswerKind, AnswerLimits>> = {
  array: oneList,
  object: oneObject,
  boolean: shortAnswer,
  text: shortAnswer,
  empty: shortAnswer,
  'plugin-response': shortAnswer,
};

const read = (
  answer: AnswerKind,
  page: string,
  body: BodyShape = [],
  limits = limitsOf[answer],
): DocumentedCall => ({ kind: 'read', answer, body, limits, page });
const write = (answer: AnswerKind, page: string, body: BodyShape): DocumentedCall => ({
  kind: 'write',
  answer,
  body,
  limits: limitsOf[answer],
  page,
});

const linkBody: BodyShape = ['ErpConnectionId', 'CrmRecordId', 'CrmActorType', 'ErpKey', 'ErpActorType'];
const resyncBody: BodyShape = ['ErpConnectionId', 'InternalKeyIds'];
const resyncExternalBody: BodyShape = ['ErpConnectionId', 'ErpActorType', 'ExternalKeys'];

/** Every call that we make, by the last part of its path. Agents are called by POST, the others by GET. */
export const documentedCalls: Readonly<Record<string, DocumentedCall>> = {
  api: read('object', 'https://docs.superoffice.com/en/api/web-services/webapi/index.html'),
  currentPrincipal: read('object', `${reference}/rest/User/v1User_GetCurrentPrincipal.html`),
  Contact: read('object', `${reference}/rest/Contact/v1ContactEntity_GetAll.html`),
  GetArchiveListByColumns: read(
    'array',
    `${reference}/agent/Archive_Agent/v1ArchiveAgent_GetArchiveListByColumns.html`,
    [
      'ProviderName',
      'Columns',
      ['SortOrder', ['Name', 'Direction']],
      ['Restriction', ['Name', 'Operator', 'Values', 'IsActive', 'InterParenthesis', 'InterOperator']],
      'Entities',
      'Page',
      'PageSize',
    ],
    onePage,
  ),

  GetAllConnections: read('array', erpSync('GetAllConnections'), ['IncludeDeleted']),
  GetCrmActorType: read('text', erpSync('GetCrmActorType'), ['ErpConnectionId', 'ErpActorType']),
  GetActorTypeMapping: read('object', erpSync('GetActorTypeMapping'), ['ErpConnectionId', 'ActorType']),
  GetConnectionsAndDisplayFields: read('array', erpSync('GetConnectionsAndDisplayFields'), [
    'CrmActorType',
    'EntityId',
  ]),
  GetConnectionListMappings: read('object', erpSync('GetConnectionListMappings'), ['ErpConnectionId']),
  GetFieldValuesFromCrm: read('array', erpSync('GetFieldValuesFromCrm'), ['RecordId', 'ActorTypeCrm']),
  GetFieldValuesFromErp: read('array', erpSync('GetFieldValuesFromErp'), [
    'ErpConnectionId',
    'ActorTypeErp',
    'ErpKey',
  ]),
  GetFieldsForNewErpActor: read('array', erpSync('GetFieldsForNewErpActor'), [
    'ErpConnectionId',
    'ErpActorType',
  ]),

  ConnectActor: write('empty', erpSync('ConnectActor'), connectActorBody),
  // Newer than ConnectActor: an old installation may lack it.
  TryConnectActor: write('boolean', erpSync('TryConnectActor'), connectActorBody),
  CreateActorLink: write('boolean', erpSync('CreateActorLink'), linkBody),
  BreakActorLink: write('boolean', erpSync('BreakActorLink'), [
    'ErpConnectionId',
    'CrmRecordId',
    'CrmActorType',
  ]),
  CreateErpActorFromCrm: write('boolean', erpSync('CreateErpActorFromCrm'), [
    'ConnectionId',
    'CrmEntityId',
    'ErpActorType',
    'CrmActorType',
    'ErpFieldKeyValues',
  ]),
  ForceResync: write('plugin-response', erpSync('ForceResync'), resyncBody),
  ForceResyncNoBlankValues: write('plugin-response', erpSync('ForceResyncNoBlankValues'), resyncBody),
  ForceResyncExternal: write('plugin-response', erpSync('ForceResyncExternal'), resyncExternalBody),
  ForceResyncExternalNoBlankValues: write(
    'plugin-response',
    erpSync('ForceResyncExternalNoBlankValues'),
    resyncExternalBody,
  ),
};

/**
 * Describes a request by method and path. A POST that is not in the table counts as a write, so that a call added later
 * is sent once before anybody thinks of this table; a GET never changes anything, whatever it is called.
 */
export function describeCall(method: string, path: string): WebApiCall {
  const name = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const known = Object.hasOwn(documentedCalls, name) ? documentedCalls[name] : undefined;
  if (method.toLowerCase() === 'get') {
    const answer = known?.kind === 'read' ? known.answer : 'object';
    return { name, kind: 'read', answer, body: [], limits: known?.limits ?? oneObject };
  }
  if (!known) return { name, kind: 'write', answer: null, body: [], limits: oneObject };
  const { kind, answer, body, limits } = known;
  return { name, kind, answer, body, limits };
}
