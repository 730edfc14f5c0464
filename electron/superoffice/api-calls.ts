/** What a call's answer has to be, so that an error object or a login page with status 200 never passes as data. */
export type AnswerKind = 'array' | 'object' | 'boolean' | 'text' | 'empty';

export interface ApiCall {
  name: string;
  answer: AnswerKind | null;
  isWrite: boolean;
}

/** The read-only calls that we use, by the last part of their path, with the documented kind of answer. */
const reads: Readonly<Record<string, AnswerKind>> = {
  GetAllConnections: 'array',
  GetCrmActorType: 'text',
  GetActorTypeMapping: 'object',
  GetConnectionsAndDisplayFields: 'array',
  GetConnectionListMappings: 'object',
  GetFieldValuesFromCrm: 'array',
  GetFieldValuesFromErp: 'array',
  GetArchiveListByColumns: 'array',
  GetList: 'array',
};

/**
 * Describes a request by method and path. A POST that is not known as a read counts as a write, so that a call added
 * later is treated carefully before anybody thinks of this table.
 */
export function describeCall(method: string, path: string): ApiCall {
  const name = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  if (method.toLowerCase() === 'get') return { name, answer: 'object', isWrite: false };
  const answer = reads[name];
  if (answer !== undefined) return { name, answer, isWrite: false };
  return { name, answer: name === 'ConnectActor' ? 'empty' : null, isWrite: true };
}
